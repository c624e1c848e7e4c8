package dev.callwire.schema.compat;

import static dev.callwire.schema.compat.Effect.breaks;
import static dev.callwire.schema.compat.Effect.fine;

/**
 * A way in which a contract changes, and what that means. This is the table: nothing else decides what is compatible.
 *
 * <p>Clients are those that were compiled against the contract as it was, and servers know it as it is. So what clients send may
 * become more, and what they get may become less.
 */
@SuppressWarnings("ImmutableEnumChecker") // An effect is a flag and a text.
public enum Change {
    // Interfaces
    SERVICE_ADDED(
            "A service, callback or set of events is added",
            fine("nobody uses it yet"),
            fine("servers that ask clients for it have to do without it where it is missing"),
            ""),
    SERVICE_REMOVED(
            "A service, callback or set of events is removed",
            breaks("clients that use it get 'method not found'"),
            fine("servers do not ask for it any more"),
            "Keep the interface, marked @Deprecated, until its clients are gone."),
    SERVICE_RENAMED_IN_JAVA(
            "An interface is renamed or moved in Java, and keeps its namespace",
            fine("Java names do not travel"),
            fine("Java names do not travel"),
            ""),
    NAMESPACE_CHANGED(
            "The namespace of a service, or what separates it from its methods, changes",
            breaks("clients call, or subscribe to, names that are gone"),
            breaks("clients serve, or publish to, names that nobody asks for"),
            "Keep the namespace in the annotation: @RpcService(\"…\") or @RpcEvents(\"…\")."),
    SERVICE_MADE_CALLBACK(
            "A service becomes a callback",
            breaks("clients that call it by its name get 'method not found'"),
            breaks("clients serve it by its name, which nobody asks for"),
            "Keep @RpcService: a service can be passed by reference, too."),
    CALLBACK_MADE_SERVICE(
            "A callback becomes a service",
            fine("it can still be passed by reference"),
            fine("it can still be passed by reference"),
            ""),

    // Methods
    METHOD_ADDED(
            "A method is added",
            fine("nobody calls it yet"),
            breaks("clients that serve the interface answer that there is no such method"),
            "Add it to an interface of its own, or have servers do without it where a client does not have it."),
    METHOD_REMOVED(
            "A method is removed",
            breaks("clients that call it get 'method not found'"),
            fine("servers do not call it any more"),
            "Keep the method, marked @Deprecated, until its clients are gone."),
    METHOD_RENAMED_IN_JAVA(
            "A method is renamed in Java, and keeps its wire name",
            fine("Java names do not travel"),
            fine("Java names do not travel"),
            ""),
    WIRE_NAME_CHANGED(
            "The wire name of a method changes",
            breaks("clients that call it by the old name get 'method not found'"),
            breaks("clients serve it by the old name, and answer that there is no such method"),
            "Keep the old name with @RpcMethod(\"…\")."),
    URI_CHANGED(
            "The URI of a method or topic changes",
            breaks("clients that use it over WAMP do not find it"),
            breaks("clients serve it over WAMP by the old URI, which nobody asks for"),
            "Keep the old URI with the annotation's uri."),
    CALL_MADE_NOTIFICATION(
            "A call becomes a notification",
            breaks("clients wait for an answer, and are told that it is a notification"),
            fine("clients answer a notification by nothing"),
            "Keep the call, and add a notification beside it."),
    NOTIFICATION_MADE_CALL(
            "A notification becomes a call",
            fine("what clients send without an id is served, and the answer dropped"),
            breaks("clients refuse to answer what is a notification to them"),
            "Keep the notification, and add a call beside it."),
    PARAM_STYLE_CHANGED(
            "Params are sent by position instead of by name, or the other way round",
            fine("both are read alike"),
            fine("both are read alike"),
            ""),
    WHOLE_PARAMS_CHANGED(
            "A parameter becomes the whole params, or one of them",
            breaks("clients send params of another shape, which is refused"),
            breaks("clients refuse params of another shape"),
            "Keep the ParamStyle, or add a method beside this one."),
    IDEMPOTENT_ADDED(
            "A method becomes @Idempotent",
            fine("clients send it once, as they did"),
            breaks("servers may send it twice, and clients that serve it may run it twice"),
            "Leave @Idempotent off while such clients are there."),
    IDEMPOTENT_DROPPED(
            "A method is no longer @Idempotent",
            breaks("clients send it again when a connection is lost, and it may run twice"),
            fine("servers send it once"),
            "Keep it @Idempotent, or add a method beside it."),
    DEPRECATED("Something is deprecated", fine("it is still there"), fine("it is still there"), ""),
    UNDEPRECATED("Something is no longer deprecated", fine("it stays"), fine("it stays"), ""),

    // Parameters
    PARAM_ADDED(
            "A parameter that may be left out is added, behind the others where they go by position",
            fine("clients leave it out"),
            breaks("clients refuse a parameter that they do not know"),
            "Add a method beside this one, or a property to a parameter that is an object."),
    REQUIRED_PARAM_ADDED(
            "A parameter that must be given is added",
            breaks("clients leave it out, which is refused"),
            breaks("clients refuse a parameter that they do not know"),
            "Make it @Nullable or an Optional, behind the others, or add a method beside this one."),
    PARAM_REMOVED(
            "A parameter that may be left out is removed",
            breaks("clients send it, and unknown parameters are refused"),
            fine("clients do not need it"),
            "Keep the parameter, and do not look at it."),
    REQUIRED_PARAM_REMOVED(
            "A parameter that must be given is removed",
            breaks("clients send it, and unknown parameters are refused"),
            breaks("clients refuse a call without it"),
            "Keep the parameter, and do not look at it."),
    PARAM_RENAMED(
            "A parameter that goes by name gets another one",
            breaks("clients send it by the old name, which is refused"),
            breaks("clients refuse the new name"),
            "Keep the old name with @RpcParam(\"…\")."),
    PARAM_RENAMED_BY_POSITION(
            "A parameter that goes by position gets another name",
            fine("its name does not travel"),
            fine("its name does not travel"),
            ""),
    PARAMS_REORDERED(
            "Parameters that go by name change places",
            fine("they are told apart by name"),
            fine("they are told apart by name"),
            ""),
    PARAMS_REORDERED_BY_POSITION(
            "Parameters that go by position change places",
            breaks("clients send one in the place of another"),
            breaks("clients take one for another"),
            "Keep the order, and add new parameters behind the others."),
    PARAM_MADE_OPTIONAL(
            "A parameter may be left out from now on",
            fine("clients give it, as they did"),
            breaks("clients refuse a call without it"),
            "Have it given always, or add a method beside this one."),
    PARAM_MADE_REQUIRED(
            "A parameter must be given from now on",
            breaks("clients leave it out, which is refused"),
            fine("clients get it always"),
            "Keep it @Nullable or an Optional, or add a method beside this one."),

    // Results, streams and errors
    RESULT_ADDED(
            "A void call answers a value",
            fine("clients do not look at it"),
            breaks("clients answer null"),
            "Make the result @Nullable or an Optional, or add a method beside this one."),
    RESULT_DROPPED(
            "A call does not answer a value any more",
            breaks("clients need a value and get null"),
            fine("servers do not look at what clients answer"),
            "Keep the result, or add a method beside this one."),
    STREAM_KIND_CHANGED(
            "A single value becomes a stream, or a stream one of another kind or none",
            breaks(
                    "clients, and old clients that subscribe above all, wait for values that come in another way, or not at all"),
            breaks("clients send values in another way than they are waited for"),
            "Add a method beside this one."),
    SUBSCRIPTION_NAMES_CHANGED(
            "The names by which a subscription is told or ended change",
            breaks("old clients that subscribe do not know the new names"),
            breaks("clients that are subscribed to tell it by the old names"),
            "Keep the old names in @RpcSubscription."),
    TRACKING_ADDED(
            "The items of a stream get cursors",
            fine("clients pass them over"),
            breaks("clients send none, and the stream cannot be taken up again"),
            "Add a method beside this one."),
    TRACKING_DROPPED(
            "The items of a stream have no cursors any more",
            breaks("old clients that subscribe cannot take the stream up where they lost it"),
            fine("servers do not look at them"),
            "Keep Tracked<…>, or add a method beside this one."),
    BUFFER_CHANGED(
            "What becomes of items that come too fast changes",
            fine("that is each end's own business"),
            fine("that is each end's own business"),
            ""),
    ERROR_ADDED(
            "A typed error is added",
            fine("clients see it as a general error with that code, which any call may end with"),
            fine("clients do not throw it"),
            ""),
    ERROR_REMOVED(
            "A typed error is removed",
            fine("clients wait for it in vain"),
            fine("servers see it as a general error with that code"),
            ""),
    ERROR_RENAMED_IN_JAVA(
            "A typed error is renamed in Java, and keeps its code",
            fine("Java names do not travel"),
            fine("Java names do not travel"),
            ""),
    ERROR_CODE_CHANGED(
            "A typed error gets another code",
            breaks("clients do not know it by the new code, and see a general error"),
            breaks("servers do not know it by the code that clients answer"),
            "Keep the code in @RpcError."),
    ERROR_URI_CHANGED(
            "A typed error gets another URI",
            breaks("clients do not know it over WAMP"),
            breaks("servers do not know it by the URI that clients answer over WAMP"),
            "Keep the URI in @RpcError."),

    // Events
    EVENT_ADDED(
            "An event is added",
            fine("nobody subscribes to it yet"),
            breaks("clients that publish the interface do not know the topic"),
            "Add it to an interface of its own."),
    EVENT_REMOVED(
            "An event is removed",
            breaks("old clients that subscribe to it are told that there is no such topic"),
            fine("servers do not subscribe to it any more"),
            "Keep the event, marked @Deprecated, until its subscribers are gone."),
    EVENT_RENAMED_IN_JAVA(
            "An event is renamed in Java, and keeps its topic",
            fine("Java names do not travel"),
            fine("Java names do not travel"),
            ""),
    TOPIC_CHANGED(
            "The topic of an event changes",
            breaks("old clients that subscribe do so to the old topic"),
            breaks("clients publish to the old topic"),
            "Keep the old topic with @RpcMethod(\"…\")."),
    EVENT_FORM_CHANGED(
            "An event of one parameter, which is the event's value, gets several, or the other way round",
            breaks("clients publish values of another shape"),
            breaks("old clients that subscribe get values of another shape"),
            "Add an event beside this one, or a property to a parameter that is an object."),
    EVENT_KEY_ADDED(
            "A parameter of an event becomes an @EventKey",
            fine("clients do not choose by it"),
            breaks("clients that publish do not let servers choose by it"),
            "Leave @EventKey off while such clients are there."),
    EVENT_KEY_REMOVED(
            "A parameter of an event is no @EventKey any more",
            breaks("old clients that subscribe by it cannot choose"),
            fine("servers do not choose by it"),
            "Keep @EventKey."),

    // Objects
    PROPERTY_ADDED(
            "A property that may be left out is added",
            fine("clients leave it out"),
            fine("clients pass over properties that they do not know"),
            ""),
    REQUIRED_PROPERTY_ADDED(
            "A property that must be there is added",
            breaks("clients leave it out, which is refused"),
            fine("clients pass over properties that they do not know"),
            "Make it @Nullable or an Optional."),
    PROPERTY_REMOVED(
            "A property that may be left out is removed",
            breaks("what clients send in it is passed over in silence"),
            fine("clients do without it"),
            "Keep the property, marked @Deprecated."),
    REQUIRED_PROPERTY_REMOVED(
            "A property that must be there is removed",
            breaks("what clients send in it is passed over in silence"),
            breaks("clients refuse an object without it"),
            "Keep the property, marked @Deprecated."),
    PROPERTY_MADE_OPTIONAL(
            "A property may be left out from now on",
            fine("clients give it, as they did"),
            breaks("clients refuse an object without it"),
            "Have it always there in what is sent to clients."),
    PROPERTY_MADE_REQUIRED(
            "A property must be there from now on",
            breaks("clients leave it out, which is refused"),
            fine("clients get it always"),
            "Keep it @Nullable or an Optional."),
    DEFAULT_ADDED(
            "It is said what is meant where a property is left out",
            fine("it was not said before"),
            fine("it was not said before"),
            ""),
    DEFAULT_CHANGED(
            "Another value is meant where a property is left out, or it is not said any more",
            breaks("clients that leave it out mean the old one"),
            breaks("clients that do not get it take the old one"),
            "Keep the default."),
    OTHERS_ADDED(
            "An object takes properties of any other name",
            fine("clients send none that mean anything"),
            fine("clients pass over properties that they do not know"),
            ""),
    OTHERS_REMOVED(
            "An object does not take properties of any other name any more",
            breaks("what clients send in them is passed over in silence"),
            fine("clients do without them"),
            "Keep them."),

    // Values
    TYPE_RENAMED_IN_JAVA(
            "A type is renamed or moved in Java",
            fine("Java names do not travel"),
            fine("Java names do not travel"),
            ""),
    TYPE_CHANGED(
            "A value becomes one of another type",
            breaks("clients send values that are refused"),
            breaks("clients get values that they refuse"),
            "Keep the type, and add a property or a method beside it."),
    TYPE_OPENED(
            "A value of a certain type becomes any JSON",
            fine("what clients send is part of it"),
            breaks("clients may get values that they refuse"),
            "Keep the type in what clients get."),
    TYPE_CLOSED(
            "A value that was any JSON becomes one of a certain type",
            breaks("clients may send values that are refused"),
            fine("what clients get is part of what they bear"),
            "Keep the type in what clients send."),
    NULL_ALLOWED(
            "A value may be null from now on",
            fine("clients send none"),
            breaks("clients refuse null"),
            "Leave @Nullable or the Optional off in what clients get."),
    NULL_REFUSED(
            "A value must not be null any more",
            breaks("clients may send null, which is refused"),
            fine("clients get none"),
            "Keep @Nullable or the Optional in what clients send."),
    NUMBER_WIDENED(
            "A number may be larger, or more exact: int becomes long, or double",
            fine("what clients send is among them"),
            breaks("clients refuse numbers that they cannot keep, or lose digits"),
            "Keep the type in what clients get."),
    NUMBER_NARROWED(
            "A number must be smaller, or less exact: long becomes int",
            breaks("clients may send numbers that are refused, or lose digits"),
            fine("what clients get is among those that they bear"),
            "Keep the type in what clients send."),
    STRING_WIDENED(
            "A string of a certain form becomes any text: a UUID, an enum",
            fine("what clients send is text as well"),
            breaks("clients refuse text of another form"),
            "Keep the type in what clients get."),
    STRING_NARROWED(
            "Any text becomes a string of a certain form: a UUID, an enum",
            breaks("clients may send text of another form, which is refused"),
            fine("what clients get is text as well"),
            "Keep String in what clients send."),
    STRING_FORMAT_CHANGED(
            "A string gets another form: LocalDate becomes Instant",
            breaks("clients send the old form, which is refused"),
            breaks("clients refuse the new form"),
            "Keep the type, and add a property or a method beside it."),
    ENUM_CONSTANT_ADDED(
            "An enum gets a constant",
            fine("clients do not send it"),
            breaks("clients refuse a constant that they do not know"),
            "Send the new constant only to clients that ask for it, by a method of its own, or make the value a String."),
    ENUM_CONSTANT_REMOVED(
            "An enum loses a constant, or has it renamed on the wire",
            breaks("clients may send it, which is refused"),
            fine("clients get it no more"),
            "Keep the constant, marked @Deprecated; or its wire name with @JsonProperty(\"…\")."),
    CONSTRAINTS_LOOSENED(
            "More is allowed than before: sizes, bounds, patterns",
            fine("what clients send is within"),
            breaks("clients may get values beyond what they were promised"),
            "Keep the constraints in what clients get."),
    CONSTRAINTS_TIGHTENED(
            "Less is allowed than before: sizes, bounds, patterns",
            breaks("clients may send values that are not allowed any more"),
            fine("what clients get is within what they were promised"),
            "Keep the constraints in what clients send."),
    ITEMS_MAY_REPEAT(
            "The items of an array may repeat: a Set becomes a List",
            fine("clients send each once"),
            breaks("clients count on each being there once"),
            "Keep the Set in what clients get."),
    ITEMS_MADE_DISTINCT(
            "The items of an array must not repeat: a List becomes a Set",
            breaks("clients may send one twice, and it counts once"),
            fine("clients bear it"),
            "Keep the List in what clients send."),
    TUPLE_LENGTH_CHANGED(
            "An array of so many values gets more of them, or fewer",
            breaks("clients send another number of values"),
            breaks("clients get another number of values"),
            "Keep the properties of what is written as an array."),
    UNION_ALTERNATIVE_ADDED(
            "A sealed type gets an alternative",
            fine("clients do not send it"),
            breaks("clients refuse a tag that they do not know"),
            "Send it only to clients that ask for it, or give the type a default implementation first."),
    UNION_ALTERNATIVE_ADDED_TO_FALLBACK(
            "A sealed type with a default implementation gets an alternative",
            fine("clients do not send it"),
            fine("clients take it for the default implementation"),
            ""),
    UNION_ALTERNATIVE_REMOVED(
            "A sealed type loses an alternative, or has its tag changed",
            breaks("clients may send its tag, which is refused"),
            fine("clients get it no more"),
            "Keep the alternative, marked @Deprecated; or its tag with @JsonTypeName(\"…\")."),
    UNION_TAGGING_CHANGED(
            "Alternatives are told apart in another way: by another property, or in another place",
            breaks("clients send the tag in another place"),
            breaks("clients look for the tag in another place"),
            "Keep @JsonTypeInfo as it is."),
    UNION_FALLBACK_ADDED(
            "A sealed type gets a default implementation",
            fine("clients send tags, as they did"),
            fine("clients get tags, as they did"),
            ""),
    UNION_FALLBACK_REMOVED(
            "A sealed type has no default implementation any more, or another one",
            breaks("clients may send objects without a tag that is known"),
            fine("clients get tags, as they did"),
            "Keep the default implementation."),
    REFERENCE_CHANGED(
            "A reference leads to objects of another interface",
            breaks("clients pass objects that do not have the methods"),
            breaks("clients call methods that the objects do not have"),
            "Keep the interface, or add a method beside this one."),
    LIFETIME_CHANGED(
            "A reference ends at another time",
            breaks("clients let go of the object too early, or keep it for ever"),
            breaks("clients use the object too late, or never let go of it"),
            "Keep the lifetime."),
    DESCRIPTION_CHANGED(
            "What is known of a type by its description alone is described in another way, or becomes known, or unknown",
            breaks("clients may send values that are refused; nobody can compare them"),
            breaks("clients may get values that they refuse; nobody can compare them"),
            "Look at both by yourself.");

    private final String what;
    private final Effect fromClients;
    private final Effect toClients;
    private final String advice;

    Change(String what, Effect fromClients, Effect toClients, String advice) {
        this.what = what;
        this.fromClients = fromClients;
        this.toClients = toClients;
        this.advice = advice;
    }

    /** The change as a sentence without its full stop. */
    public String what() {
        return what;
    }

    /** What it means where calls and values go that way. */
    public Effect effect(Direction direction) {
        return direction == Direction.FROM_CLIENTS ? fromClients : toClients;
    }

    /** What to do instead where it breaks somebody; empty where it never does. */
    public String advice() {
        return advice;
    }
}
