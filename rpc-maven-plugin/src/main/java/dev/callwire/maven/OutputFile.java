package dev.callwire.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that a goal writes. */
record OutputFile(Path path) {

    /** Has the file hold this text. One that does already is not written, and keeps its time. Returns whether it was written. */
    boolean update(String text) throws IOException {
        byte[] content = text.getBytes(UTF_8);
        if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content)) {
            return false;
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, content);
        return true;
    }
}
