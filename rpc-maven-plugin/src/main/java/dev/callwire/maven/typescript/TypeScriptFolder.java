package dev.callwire.maven.typescript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The folder that holds a client's files. Files that are not ours are neither changed nor removed. */
public final class TypeScriptFolder {
    private final Path folder;

    public TypeScriptFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Has the folder hold these files, and none of ours besides. What has not changed is not written.
     *
     * @return how many files were written or removed
     * @throws ForeignFileException if a file by one of these names is not ours
     */
    public int update(SortedMap<String, String> files) throws IOException, ForeignFileException {
        Files.createDirectories(folder);
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file) && !isOurs(file)) {
                throw new ForeignFileException(file);
            }
        }
        int changed = 0;
        for (var entry : files.entrySet()) {
            byte[] content = entry.getValue().getBytes(UTF_8);
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.write(file, content);
                changed++;
            }
        }
        for (Path file : present()) {
            if (!files.containsKey(file.getFileName().toString()) && isOurs(file)) {
                Files.delete(file);
                changed++;
            }
        }
        return changed;
    }

    private List<Path> present() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".ts") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String first = reader.readLine();
            return first != null && first.startsWith(SourceFile.MARK);
        } catch (MalformedInputException e) {
            return false;
        }
    }

    /** A file that somebody else wrote is in the way. */
    public static final class ForeignFileException extends Exception {
        private static final long serialVersionUID = 1L;

        ForeignFileException(Path file) {
            super("A generated file must not take the place of one that Callwire did not write. Found " + file
                    + ". Move it, or set another outputDirectory.");
        }
    }
}
