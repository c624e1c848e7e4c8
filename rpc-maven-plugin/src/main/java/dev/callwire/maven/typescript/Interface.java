package dev.callwire.maven.typescript;

import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema.Lifetime;
import org.jspecify.annotations.Nullable;

/**
 * A Java interface and what is made of it.
 *
 * @param place where the service stands among all
 * @param module the file's name, without its ending
 * @param client the class that calls it
 * @param handlers the interface of those who serve it
 * @param serve the function that has them served
 * @param reference the function that passes them by reference
 * @param lifetime when references to it end; null if it is never passed by reference
 */
record Interface(
        ServiceSchema service,
        int place,
        String name,
        String module,
        String client,
        String handlers,
        String serve,
        String reference,
        @Nullable Lifetime lifetime) {

    boolean isEvents() {
        return !service.events().isEmpty();
    }

    boolean isExplicit() {
        return lifetime == Lifetime.EXPLICIT;
    }

    /** The name that a method goes by: on an object it has no namespace. */
    String wireName(MethodSchema method, boolean onObject) {
        String prefix = service.namespace() + service.separator();
        return onObject && method.name().startsWith(prefix) ? method.name().substring(prefix.length()) : method.name();
    }
}
