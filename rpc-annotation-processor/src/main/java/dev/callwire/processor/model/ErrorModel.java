package dev.callwire.processor.model;

import dev.callwire.schema.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that crosses the wire.
 *
 * @param uri what it goes by where errors have URIs; null when it has none of its own
 * @param members the constructor's parameters without the message, in order
 * @param messageAt where among the constructor's parameters the message stands; -1 when it takes none
 */
public record ErrorModel(ClassRef type, int code, @Nullable String uri, Doc doc, List<Member> members, int messageAt) {

    public ErrorModel {
        members = List.copyOf(members);
    }

    /**
     * A member of the error's data.
     *
     * @param accessor how it is read from the exception: {@code dividend()}, {@code getDividend()}, {@code dividend}
     */
    public record Member(String wireName, String accessor, DataType type) {}
}
