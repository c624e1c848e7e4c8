package dev.callwire.it.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.contract.Net;
import dev.callwire.contract.Watcher;
import dev.callwire.it.ChildProcess;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that OpenRPC's own generator makes of the contract's document. */
@Tag("one-jdk")
@Timeout(120)
class GeneratedClientTest {
    private static final Path TYPESCRIPT = ChildProcess.MODULE.resolve("src/test/typescript");

    @Test
    void clientOfTheGeneratorCompilesAndCalls() throws Exception {
        var contract =
                ExportedDocuments.of("generated", Demo.class, DemoEvents.class, Eth.class, Net.class, Watcher.class);
        Path folder = contract.folder();
        copy(DocumentTools.FOLDER.resolve("package.json"), folder);
        copy(DocumentTools.FOLDER.resolve("tsconfig.json"), folder);
        try {
            Files.createSymbolicLink(folder.resolve("node_modules"), DocumentTools.FOLDER.resolve("node_modules"));
        } catch (FileAlreadyExistsException e) {
            // It leads where it did.
        }
        run(
                DocumentTools.FOLDER,
                "generate-client.mjs",
                folder.resolve("openrpc-1.3.2.json").toString(),
                folder.toString());
        copy(DocumentTools.FOLDER.resolve("generated-client.ts"), folder.resolve("src"));
        copy(TYPESCRIPT.resolve("checks.ts"), folder.resolve("src"));
        run(folder, TYPESCRIPT.resolve("node_modules/typescript-native/bin/tsc").toString(), "-p", ".");

        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            assertThat(run(folder, "out/generated-client.js", String.valueOf(server.port())))
                    .isEqualTo("6 passed, 0 failed");
        }
    }

    private static void copy(Path file, Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs a program in Node.js, and gives the last line that it prints. */
    private static String run(Path folder, String... arguments) {
        try (var program = DocumentTools.start(folder, arguments)) {
            program.succeeds();
            var output = program.output();
            return output.isEmpty() ? "" : output.get(output.size() - 1);
        }
    }
}
