package dev.callwire.engine;

import dev.callwire.stub.ServiceBinding;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Finds the binding that was generated for a service, by its name. */
public final class Bindings {
    private Bindings() {}

    /**
     * The binding of a service.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // checked by the binding's own service()
    public static <T> ServiceBinding<T> of(Class<T> service) {
        var name = bindingName(service);
        try {
            var binding = Class.forName(name, true, service.getClassLoader());
            if (binding.getDeclaredConstructor().newInstance() instanceof ServiceBinding<?> found
                    && found.service() == service) {
                return (ServiceBinding<T>) found;
            }
            throw missing(service, name + " is not its binding", null);
        } catch (ClassNotFoundException e) {
            throw missing(service, name + " is not there", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " could not be initialised", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "The runtime makes the binding of a service, for which its package is open to it: " + name
                            + " cannot be reached; add to its module-info \"opens " + service.getPackageName()
                            + " to dev.callwire.runtime;\", or hand over " + name + ".INSTANCE",
                    e);
        } catch (ReflectiveOperationException e) {
            throw missing(service, name + " cannot be used", e);
        }
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
                "A service is an interface with @RpcService, compiled with rpc-annotation-processor; for "
                        + service.getName() + ", " + found,
                cause);
    }
}
