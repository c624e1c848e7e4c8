package dev.callwire.stub;

/** The arguments of one call, written when the call is sent. */
@FunctionalInterface
public interface Arguments {

    /** No arguments. */
    Arguments NONE = out -> {};

    /** Writes each argument once, in the order in which the method's descriptor lists its parameters. */
    void writeTo(ParamsWriter out);
}
