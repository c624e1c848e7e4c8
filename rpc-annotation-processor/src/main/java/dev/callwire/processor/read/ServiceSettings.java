package dev.callwire.processor.read;

/**
 * What an interface's own annotations say for all of its methods.
 *
 * @param mark the annotation that makes it what it is
 * @param what what messages call it: one of the constants
 * @param separator what stands between namespace and method; empty when the namespace is
 * @param style a constant of the annotations' {@code ParamStyle}
 */
record ServiceSettings(Mark mark, String what, String namespace, String separator, String style, boolean nonBlocking) {
    static final String SERVICE = "service";
    static final String CALLBACK = "callback";
    static final String EVENTS = "set of events";

    /** Whether its methods are events. */
    boolean isEvents() {
        return what.equals(EVENTS);
    }

    /** What derived wire names begin with. */
    String prefix() {
        return namespace + separator;
    }
}
