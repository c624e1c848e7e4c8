package dev.callwire.processor;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.LockFormatException;
import dev.callwire.schema.LockJson;
import dev.callwire.schema.compat.Compatibility;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The contract that a compilation is held to: what lies in a file beside the sources. It is read when it is first needed, and nothing is ever
 * written to it here.
 */
final class LockFile {
    /** Which file it is: a path, or {@code off} for none. Where nothing is said it is looked for above class output. */
    static final String OPTION = "callwire.lock";

    private static final String OFF = "off";

    /** What shows that a folder is where a project begins. */
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts", ".git");

    private final ProcessingEnvironment environment;
    private @Nullable Compatibility contract;
    private boolean isRead;

    LockFile(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The contract, or null where there is none; where its file is broken, that has been reported.
     *
     * @param output a file of class output
     */
    @Nullable
    Compatibility contract(URI output) {
        if (!isRead) {
            isRead = true;
            contract = read(output);
        }
        return contract;
    }

    private @Nullable Compatibility read(URI output) {
        try {
            var file = file(output);
            return file == null ? null : new Compatibility(LockJson.read(file));
        } catch (LockFormatException e) {
            environment.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage());
            return null;
        }
    }

    private @Nullable Path file(URI output) {
        var option = environment.getOptions().get(OPTION);
        if (option == null || option.isEmpty()) {
            return "file".equals(output.getScheme()) ? above(Path.of(output)) : null;
        }
        return option.equals(OFF) ? null : Path.of(option);
    }

    /** The lock in the nearest folder around a file that has one, up to where the project begins. */
    private static @Nullable Path above(Path output) {
        for (var folder = output.getParent(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve(ContractLock.FILE_NAME);
            if (Files.exists(file)) {
                return file;
            }
            if (BUILD_FILES.stream().map(folder::resolve).anyMatch(Files::exists)) {
                return null;
            }
        }
        return null;
    }
}
