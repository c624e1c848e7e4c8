package dev.callwire.engine;

import dev.callwire.stub.EventBinding;
import dev.callwire.stub.ServiceBinding;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Finds the binding that was generated for a service or for events, by its name. */
public final class Bindings {
    private Bindings() {}

    /**
     * The binding of a service.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // checked by the binding's own service()
    public static <T> ServiceBinding<T> of(Class<T> service) {
        if (make(service) instanceof ServiceBinding<?> found && found.service() == service) {
            return (ServiceBinding<T>) found;
        }
        throw missing(service, bindingName(service) + " is not its binding", null);
    }

    private static Object make(Class<?> type) {
        var name = bindingName(type);
        try {
            return Class.forName(name, true, type.getClassLoader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw missing(type, name + " is not there", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " could not be initialised", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "The runtime makes the binding of a service, for which its package is open to it: " + name
                            + " cannot be reached; add to its module-info \"opens " + type.getPackageName()
                            + " to dev.callwire.runtime;\", or hand over " + name + ".INSTANCE",
                    e);
        } catch (ReflectiveOperationException e) {
            throw missing(type, name + " cannot be used", e);
        }
    }

    /**
     * The binding of an interface of events.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // checked by the binding's own events()
    public static <E> EventBinding<E> ofEvents(Class<E> events) {
        if (make(events) instanceof EventBinding<?> found && found.events() == events) {
            return (EventBinding<E>) found;
        }
        throw missing(events, bindingName(events) + " is not its binding", null);
    }

    private static String bindingName(Class<?> service) {
        var pkg = service.getPackageName();
        var flat = service.getName()
                .substring(pkg.isEmpty() ? 0 : pkg.length() + 1)
                .replace('$', '_');
        return (pkg.isEmpty() ? "" : pkg + ".") + flat + "Binding";
    }

    private static IllegalArgumentException missing(Class<?> service, String found, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "A service is an interface with @RpcService, and events are one with @RpcEvents, compiled with rpc-annotation-processor; for "
                        + service.getName() + ", " + found,
                cause);
    }
}
