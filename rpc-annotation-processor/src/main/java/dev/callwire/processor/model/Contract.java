package dev.callwire.processor.model;

/** An interface of whose methods something is generated. */
public sealed interface Contract permits ServiceModel, EventsModel {

    /** The interface. */
    ClassRef type();

    /** Whether the interface is public, and so are the types that it is nested in. */
    boolean visible();

    /** What generated code reads and writes by itself of the values that the methods pass. */
    CodecsModel codecs();

    /** What the names in generated sources must be on their guard against. */
    SourceNames sourceNames();
}
