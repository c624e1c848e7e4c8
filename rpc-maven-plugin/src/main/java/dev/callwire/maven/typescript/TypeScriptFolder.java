package dev.callwire.maven.typescript;

import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.maven.folder.GeneratedFolder.ForeignFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/** The folder that holds a client's files. Files that are not ours are neither changed nor removed. */
public final class TypeScriptFolder {
    private final GeneratedFolder folder;

    public TypeScriptFolder(Path folder) {
        this.folder = new GeneratedFolder(folder, ".ts", text -> text.startsWith(SourceFile.MARK));
    }

    /**
     * Has the folder hold these files, and none of ours besides. What has not changed is not written.
     *
     * @return how many files were written or removed
     * @throws ForeignFileException if a file by one of these names is not ours
     */
    public int update(SortedMap<String, String> files) throws IOException, ForeignFileException {
        return folder.update(files);
    }
}
