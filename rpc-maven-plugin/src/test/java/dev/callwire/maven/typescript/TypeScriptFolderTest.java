package dev.callwire.maven.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.maven.folder.GeneratedFolder.ForeignFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeScriptFolderTest {
    private static final String OURS = SourceFile.MARK + " from somewhere; changes will be lost.\n";
    private static final FileTime EARLIER = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path parent;

    private Path path;
    private TypeScriptFolder folder;

    @BeforeEach
    void choose() {
        path = parent.resolve("a/b");
        folder = new TypeScriptFolder(path);
    }

    @Test
    void filesAreWritten() throws Exception {
        assertThat(update(Map.of("a.ts", OURS + "a", "b.ts", OURS + "b"))).isEqualTo(2);

        assertThat(path.resolve("a.ts")).hasContent(OURS + "a");
    }

    @Test
    void fileThatHasNotChangedIsNotWritten() throws Exception {
        update(Map.of("a.ts", OURS + "a", "b.ts", OURS + "b"));
        Files.setLastModifiedTime(path.resolve("a.ts"), EARLIER);

        assertThat(update(Map.of("a.ts", OURS + "a", "b.ts", OURS + "c"))).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(path.resolve("a.ts"))).isEqualTo(EARLIER);
        assertThat(path.resolve("b.ts")).hasContent(OURS + "c");
    }

    @Test
    void fileOfServiceThatIsGoneIsRemoved() throws Exception {
        update(Map.of("a.ts", OURS + "a", "b.ts", OURS + "b"));

        assertThat(update(Map.of("a.ts", OURS + "a"))).isEqualTo(1);
        assertThat(path.resolve("b.ts")).doesNotExist();
    }

    @Test
    void filesOfOthersStay() throws Exception {
        Files.createDirectories(path.resolve("c.ts"));
        Files.writeString(path.resolve("own.ts"), "export {};");
        Files.write(path.resolve("bytes.ts"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.writeString(path.resolve("notes.txt"), OURS);

        update(Map.of("a.ts", OURS + "a"));

        assertThat(path.resolve("own.ts")).exists();
        assertThat(path.resolve("bytes.ts")).exists();
        assertThat(path.resolve("notes.txt")).exists();
        assertThat(path.resolve("c.ts")).exists();
    }

    @Test
    void fileOfAnotherIsNotOverwritten() throws Exception {
        Files.createDirectories(path);
        Files.writeString(path.resolve("b.ts"), "export {};");

        assertThatThrownBy(() -> update(Map.of("a.ts", OURS, "b.ts", OURS)))
                .isInstanceOf(ForeignFileException.class)
                .hasMessage("A generated file must not take the place of one that Callwire did not write. Found "
                        + path.resolve("b.ts") + ". Move it, or set another outputDirectory.");
        assertThat(path.resolve("b.ts")).hasContent("export {};");
        assertThat(path.resolve("a.ts")).doesNotExist();
    }

    private int update(Map<String, String> files) throws Exception {
        return folder.update(new TreeMap<>(files));
    }
}
