package dev.callwire.schema;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON form of a {@link ServiceSchema}: what the annotation processor leaves in class output under
 * {@link ServiceSchema#resourceName()}. The same schema always gives the same bytes.
 */
public final class SchemaJson {

    /** The version of the form. It moves on whenever something is added that an older reader would overlook. */
    static final int VERSION = 1;

    private SchemaJson() {}

    /** The schema in UTF-8, indented, with line feeds. */
    public static byte[] write(ServiceSchema service) {
        return Json.pretty(SchemaWriter.service(service)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source names the file or resource in messages
     * @throws SchemaFormatException if the bytes are anything else
     */
    public static ServiceSchema read(byte[] json, String source) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SchemaFormatException(source, "it must be UTF-8, and is not", e);
        }
        return SchemaReader.read(text, source);
    }
}
