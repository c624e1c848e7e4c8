package dev.callwire.protocol;

/** What goes beyond calls, notifications and their answers, so that not every protocol can carry it. */
public enum Feature {
    /** The end that was dialled calls the one that dialled; notifications alone need less. */
    CALL_BACK("is called by the end that was dialled"),

    /** The result of a call is a stream. */
    RESULT_STREAM("returns a stream"),

    /** A parameter of a call is a stream. */
    PARAMETER_STREAM("takes a stream"),

    /** More than one parameter of a call is a stream. */
    SEVERAL_PARAMETER_STREAMS("takes several streams"),

    /** A stream that its call's answer names, with notifications of their own name. */
    NAMED_SUBSCRIPTION("is a named subscription"),

    /** Objects stay where they are, and are called there. */
    REFERENCE("passes objects by reference"),

    /** Objects of the end that is called, which the answer refers to. */
    RESULT_REFERENCE("returns an object by reference"),

    /** Events are subscribed to. */
    TOPIC("is a topic"),

    /** Of a topic, the events with certain keys are subscribed to. */
    TOPIC_KEYS("is subscribed to by its keys"),

    /** Events are published at the peer. */
    PUBLISH("is published at the peer");

    private final String text;

    Feature(String text) {
        this.text = text;
    }

    /** What a method does that needs it, as the rest of a sentence about the method. */
    public String text() {
        return text;
    }
}
