package dev.callwire.it.documents;

import dev.callwire.it.ChildProcess;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The tools from npm. */
final class DocumentTools {
    /** Where they and their programs are. */
    static final Path FOLDER = ChildProcess.MODULE.resolve("src/test/documents");

    private DocumentTools() {}

    /** Starts a program in Node.js. */
    static ChildProcess start(Path folder, String... arguments) {
        var command = Stream.concat(Stream.of("node"), Stream.of(arguments)).toList();
        return ChildProcess.start(new ProcessBuilder(command).directory(folder.toFile()));
    }
}
