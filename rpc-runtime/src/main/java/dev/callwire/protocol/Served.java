package dev.callwire.protocol;

import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.MethodDescriptor;
import java.util.Collection;
import java.util.List;

/** What one end serves and offers, for protocols that say so beforehand. It does not change once there are connections. */
public interface Served {
    /** Neither methods nor topics. */
    Served NOTHING = new Served() {
        @Override
        public Collection<MethodDescriptor<?>> methods() {
            return List.of();
        }

        @Override
        public Collection<EventDescriptor> events() {
            return List.of();
        }
    };

    /** The methods that can be called. */
    Collection<MethodDescriptor<?>> methods();

    /** The events, by topic, that can be subscribed to. */
    Collection<EventDescriptor> events();
}
