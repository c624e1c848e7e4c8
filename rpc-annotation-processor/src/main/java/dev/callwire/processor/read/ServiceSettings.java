package dev.callwire.processor.read;

/**
 * What an interface's own annotations say for all of its methods.
 *
 * @param mark the annotation that makes it what it is
 * @param what what messages call it: one of the constants
 * @param separator what stands between namespace and method; empty when the namespace is
 * @param uri what the URIs of its methods begin with, if that is not their wire names; else empty
 * @param style a constant of the annotations' {@code ParamStyle}
 */
record ServiceSettings(
        Mark mark, String what, String namespace, String separator, String uri, String style, boolean nonBlocking) {
    static final String SERVICE = "service";
    static final String CALLBACK = "callback";
    static final String EVENTS = "set of events";

    /** Whether its methods are events. */
    boolean isEvents() {
        return what.equals(EVENTS);
    }

    /** The URI of a method that goes by a derived wire name. */
    String uri(String javaName) {
        return uri.isEmpty() ? prefix() + javaName : uri + "." + javaName;
    }

    /** What derived wire names begin with. */
    String prefix() {
        return namespace + separator;
    }
}
