package dev.callwire.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON form of a {@link ContractLock}. The same contract always gives the same bytes. */
public final class LockJson {

    /** The version of the form. It moves on whenever something is added that an older reader would overlook. */
    static final int VERSION = 1;

    static final String VERSION_MEMBER = "callwireLock";

    private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|={7}|>{7}|\\|{7})(?: .*)?");

    private static final String WRITE_ANEW =
            "Take the last version that was right, or write it anew: mvn callwire:update-lock";

    private static final String RESOLVE = "Take either side, and write the lock anew: mvn callwire:update-lock";

    private LockJson() {}

    /** The contract without its documentation, in UTF-8, with line feeds. */
    public static byte[] write(ContractLock lock) {
        return LockText.of(lock).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file.
     *
     * @throws LockFormatException if it is no lock, or cannot be read
     */
    public static ContractLock read(Path file) {
        if (Files.isDirectory(file)) {
            throw new LockFormatException(
                    file.toString(), "a lock must be a file, and this is a folder", "Move it away.");
        }
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new LockFormatException(
                    file.toString(),
                    0,
                    "the lock cannot be read (" + e.getClass().getSimpleName() + ")",
                    "See that it is there, and that you may read it.",
                    e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file names it in messages
     * @throws LockFormatException if the bytes are anything else
     */
    public static ContractLock read(byte[] json, String file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LockFormatException(file, 0, "a lock must be UTF-8, and this is not", WRITE_ANEW, e);
        }
        refuseConflict(text, file);
        return read(text, file);
    }

    private static void refuseConflict(String text, String file) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (CONFLICT.matcher(lines.get(i)).matches()) {
                throw new LockFormatException(
                        file, i + 1, "here is a merge conflict that nobody has resolved", RESOLVE, null);
            }
        }
    }

    private static ContractLock read(String text, String file) {
        JsonNode root;
        try {
            root = Json.parse(text);
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new LockFormatException(
                    file,
                    location == null ? 1 : location.getLineNr(),
                    "a lock must be JSON, and this is not (" + Json.problem(e) + ")",
                    WRITE_ANEW,
                    e);
        }
        JsonMembers members = JsonMembers.of(
                (path, problem, cause) ->
                        new LockFormatException(file, JsonLines.find(text, path), problem, WRITE_ANEW, cause),
                root);
        int version = members.number(VERSION_MEMBER);
        if (version != VERSION) {
            throw new LockFormatException(
                    file,
                    JsonLines.find(text, VERSION_MEMBER),
                    VERSION_MEMBER + ", the version of the form, must be " + VERSION + ". Found: " + version,
                    "Use the version of Callwire that wrote it, or write it anew: mvn callwire:update-lock",
                    null);
        }
        Set<String> interfaces = new HashSet<>();
        return members.read(lock -> new ContractLock(lock.list("services", service -> entry(service, interfaces))));
    }

    private static ContractLock.Entry entry(JsonMembers entry, Set<String> interfaces) {
        ServedBy servedBy = entry.oneOfOr("servedBy", ServedBy.SERVERS, ServedBy.values(), ServedBy::text);
        ServiceSchema service = SchemaReader.service(entry);
        if (!interfaces.add(service.interfaceName())) {
            throw new IllegalArgumentException(
                    "a lock has each interface once. Found twice: " + service.interfaceName());
        }
        return new ContractLock.Entry(service, servedBy);
    }
}
