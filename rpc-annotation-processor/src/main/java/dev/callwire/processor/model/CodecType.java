package dev.callwire.processor.model;

import java.util.List;
import java.util.stream.Stream;

/** A type whose values generated code reads and writes. Equal when the same codec does. */
public sealed interface CodecType {

    /** The type, without type annotations. */
    JavaType java();

    /** The types that its codec is made of. */
    default List<CodecType> parts() {
        return List.of();
    }

    /** This type and all that it is made of, the parts first. Objects are not looked into. */
    default Stream<CodecType> all() {
        return Stream.concat(parts().stream().flatMap(CodecType::all), Stream.of(this));
    }

    /**
     * A type of which the runtime has the codec.
     *
     * @param constant what the codec's constant is called there
     */
    record Plain(JavaType java, String constant) implements CodecType {}

    /** An enum. */
    record OfEnum(JavaType java) implements CodecType {}

    /** A record or bean. */
    record OfObject(JavaType java) implements CodecType {}

    /**
     * A container of other values.
     *
     * @param method what makes the codec in the runtime, of the codecs of its parts
     */
    record Container(JavaType java, String method, List<CodecType> parts) implements CodecType {
        public Container {
            parts = List.copyOf(parts);
        }
    }
}
