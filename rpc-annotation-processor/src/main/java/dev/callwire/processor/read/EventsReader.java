package dev.callwire.processor.read;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcStream;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.ParamModel;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the events of one interface. */
final class EventsReader {
    /** What says nothing of an event, since every event is told and never answered. */
    private static final List<Class<?>> MEANINGLESS =
            List.of(RpcNotification.class, RpcSubscription.class, Idempotent.class, NonBlocking.class, Blocking.class);

    /** The methods of every object that take nothing; the subscriber's method for an event takes nothing, too. */
    private static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Compilation compilation;
    private final Comments comments;
    private final Problems problems;
    private final Signatures signatures;
    private final MethodReader methods;
    private final TypeElement events;

    EventsReader(
            Compilation compilation,
            Comments comments,
            Problems problems,
            Signatures signatures,
            MethodReader methods,
            TypeElement events) {
        this.compilation = compilation;
        this.comments = comments;
        this.problems = problems;
        this.signatures = signatures;
        this.methods = methods;
        this.events = events;
    }

    /** The events that break no rule, in the order of declaration. */
    List<EventModel> read() {
        checkAnnotations(events, events.getSimpleName().toString());
        if (Closing.isIn(compilation, events)) {
            problems.error(
                    events,
                    "A set of events must not be AutoCloseable, since its publisher has nothing to close. Found: "
                            + events.getSimpleName() + ". Take AutoCloseable off, or add @RpcMethod to make close() an"
                            + " event.");
        }
        var names = new HashMap<String, ServiceMethod>();
        var topics = new HashMap<String, ServiceMethod>();
        var uris = new HashMap<String, ServiceMethod>();
        var models = new ArrayList<EventModel>();
        for (var method : ServiceMethods.of(compilation, events)) {
            var naming = methods.name(method.element());
            checkDistinct(method, naming, names, topics, uris);
            var model = isEvent(method) ? read(method, naming) : null;
            if (model != null) {
                models.add(model);
            }
        }
        return models;
    }

    private void checkDistinct(
            ServiceMethod method,
            MethodReader.@Nullable Naming naming,
            Map<String, ServiceMethod> names,
            Map<String, ServiceMethod> topics,
            Map<String, ServiceMethod> uris) {
        var element = method.element();
        var overload = names.putIfAbsent(element.getSimpleName().toString(), method);
        var sameTopic = naming == null ? null : topics.putIfAbsent(naming.wireName(), method);
        var sameUri = naming == null ? null : uris.putIfAbsent(naming.uri(), method);
        if (overload != null) {
            problems.error(
                    element,
                    "Two events must not share a Java name, by which subscribers ask for them. Found: "
                            + TypeText.of(overload.element()) + " and " + TypeText.of(element)
                            + ". Rename one of them.");
        } else if (sameTopic != null && naming != null) {
            naming.report(
                    "Two events must not share a topic. Found '" + naming.wireName() + "' on "
                            + TypeText.of(sameTopic.element()) + " and on " + TypeText.of(element)
                            + ". Name one of them with @RpcMethod(\"…\").",
                    method,
                    problems);
        } else if (sameUri != null && naming != null) {
            naming.report(
                    "Two events must not share a URI. Found '" + naming.uri() + "' on "
                            + TypeText.of(sameUri.element()) + " and on " + TypeText.of(element)
                            + ". Give one of them another topic with @RpcMethod(\"…\"), which is its URI, too.",
                    method,
                    problems);
        }
    }

    /** Whether a method can be an event, apart from its parameters. */
    private boolean isEvent(ServiceMethod method) {
        var element = method.element();
        var complaint = complaint(method);
        if (complaint != null) {
            problems.error(element, complaint);
        }
        checkAnnotations(element, TypeText.of(element));
        return complaint == null;
    }

    private @Nullable String complaint(ServiceMethod method) {
        var element = method.element();
        if (!element.getTypeParameters().isEmpty()) {
            return "An event must not be generic, since the other end could not know its types. Found: "
                    + TypeText.of(element) + " with " + element.getTypeParameters()
                    + ". Declare an event for each type.";
        }
        if (OF_OBJECT.contains(element.getSimpleName().toString())) {
            return "An event must not have a name that every object has a method of. Found: " + TypeText.of(element)
                    + ". Rename it, and keep the topic with @RpcMethod.";
        }
        var result = method.type().getReturnType();
        if (result.getKind() == TypeKind.ERROR) {
            problems.unresolved();
            return null;
        }
        return result.getKind() == TypeKind.VOID
                ? null
                : "An event is told and never answered, so its method must return void. Found: " + TypeText.of(result)
                        + ". Return void, or declare the method in a service.";
    }

    private void checkAnnotations(Element element, String found) {
        for (var annotation : MEANINGLESS) {
            var mark = Mark.on(element, annotation);
            if (mark != null) {
                problems.error(
                        mark,
                        "@" + annotation.getSimpleName() + " says nothing of an event, which is told and never"
                                + " answered. Found it on " + found + ". Take it off.");
            }
        }
        var named = Mark.on(element, RpcMethod.class);
        for (var member : List.of("params", "errors")) {
            if (named != null && named.value(member) != null) {
                problems.error(
                        named,
                        member,
                        "@RpcMethod gives an event the name of its topic, and nothing else. Found: " + member + " on "
                                + found + ". Take it out.");
            }
        }
        var stream = Mark.on(element, RpcStream.class);
        if (stream != null && stream.constant("overflow", "").equals("NONE")) {
            problems.error(
                    stream,
                    "overflow",
                    "An event does not wait to be asked for. Found: Overflow.NONE on " + found
                            + ". Say what becomes of events that come too fast, or take @RpcStream off.");
        }
    }

    private @Nullable EventModel read(ServiceMethod method, MethodReader.@Nullable Naming naming) {
        var element = method.element();
        signatures.use(element);
        var params = methods.params(method);
        var thrown = thrown(method);
        var buffer = methods.buffer(method);
        if (params == null || thrown == null) {
            return null;
        }
        return new EventModel(
                element.getSimpleName().toString(),
                naming == null ? "" : naming.wireName(),
                naming == null ? "" : naming.uri(),
                params.list(),
                keys(element, params.list()),
                thrown,
                buffer,
                comments.method(element, events, complaint -> problems.warning(element, complaint)));
    }

    private static List<ParamModel> keys(ExecutableElement method, List<ParamModel> params) {
        var keys = new ArrayList<ParamModel>();
        for (var i = 0; i < params.size(); i++) {
            if (Mark.isOn(method.getParameters().get(i), EventKey.class)) {
                keys.add(params.get(i));
            }
        }
        return keys;
    }

    /** What an event's method declares to throw, or null when somebody would have to learn of it. */
    private @Nullable List<JavaType> thrown(ServiceMethod method) {
        var types = new ArrayList<JavaType>();
        var broken = false;
        for (var type : method.thrown()) {
            if (type.getKind() == TypeKind.ERROR) {
                problems.unresolved();
                broken = true;
            } else if (isLearntOf(type)) {
                problems.error(
                        method.element(),
                        "An event is told and never answered, so its method must not declare what nobody would learn."
                                + " Found: throws " + TypeText.of(type) + ". Take it out.");
                broken = true;
            } else {
                types.add(signatures.of(type));
            }
        }
        return broken ? null : types;
    }

    private boolean isLearntOf(TypeMirror exception) {
        var element = compilation.types().asElement(exception);
        return (!compilation.isSubtype(exception, "java.lang.RuntimeException")
                        && !compilation.isSubtype(exception, "java.lang.Error"))
                || (element != null && Mark.isOn(element, RpcError.class));
    }
}
