package dev.callwire;

import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The schemas that the compiler has left beside interfaces. */
final class OwnSchemas {
    private OwnSchemas() {}

    /** An interface's; {@code null} where there is none. */
    static @Nullable ServiceSchema of(Class<?> contract) {
        return of(contract.getName(), contract.getClassLoader());
    }

    /** That of an interface by its binary name. */
    static @Nullable ServiceSchema of(String contract, ClassLoader loader) {
        var name = ServiceSchema.resourceName(contract);
        try (var in = loader.getResourceAsStream(name)) {
            return in == null ? null : SchemaJson.read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " could not be read", e);
        }
    }
}
