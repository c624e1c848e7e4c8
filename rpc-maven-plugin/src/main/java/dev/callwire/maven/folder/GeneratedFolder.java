package dev.callwire.maven.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder that holds generated files. Files that are not ours are neither changed nor removed. */
public final class GeneratedFolder {
    private final Path folder;
    private final String suffix;
    private final Predicate<String> isOurs;

    /**
     * A folder that may not be there yet.
     *
     * @param suffix what the names of our files end with
     * @param isOurs whether we have made a file of that text
     */
    public GeneratedFolder(Path folder, String suffix, Predicate<String> isOurs) {
        this.folder = folder;
        this.suffix = suffix;
        this.isOurs = isOurs;
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
            return entries.filter(file -> file.getFileName().toString().endsWith(suffix) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return isOurs.test(Files.readString(file));
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
