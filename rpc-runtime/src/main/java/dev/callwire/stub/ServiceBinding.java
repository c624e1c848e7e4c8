package dev.callwire.stub;

/**
 * Ties a service's interface to the client and the dispatcher generated for it.
 *
 * <p>It is found by its name: for the interface {@code com.example.Orders} it is {@code com.example.OrdersBinding},
 * for the nested {@code Shop.Orders} it is {@code Shop_OrdersBinding}. Where classes cannot be looked up by name, as in
 * a native image, hand over the binding's {@code INSTANCE} itself.
 *
 * @param <T> the service's interface
 */
public interface ServiceBinding<T> {

    /** The service's interface. */
    Class<T> service();

    /**
     * What the wire names of its methods begin with, separator included; empty when nothing does. Methods of an object
     * that is passed by reference go without it.
     */
    default String namespace() {
        return "";
    }

    /**
     * What tells this contract apart from others: the same wherever all that its methods have on the wire is the same. 0
     * where it is not known, and then it is not compared with what a peer has.
     */
    default long fingerprint() {
        return 0;
    }

    /** A client whose calls go through the caller. */
    T client(Caller caller);

    /** A dispatcher that serves the implementation. */
    Dispatcher dispatcher(T implementation);
}
