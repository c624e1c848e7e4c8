package dev.callwire.processor.read;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.read.ParamsReader.Params;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.SubscriptionSchema;
import java.util.ArrayList;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the methods of one service. */
final class MethodReader {
    private final Comments comments;
    private final Problems problems;
    private final Signatures signatures;
    private final DataTypes types;
    private final TypeElement service;
    private final ServiceSettings settings;
    private final StreamReader streams;
    private final ResultReader results;
    private final ParamsReader params;
    private final ThrowsReader exceptions;

    MethodReader(
            Compilation compilation,
            Comments comments,
            Problems problems,
            DataTypes types,
            Signatures signatures,
            TypeElement service,
            ServiceSettings settings) {
        this.comments = comments;
        this.problems = problems;
        this.signatures = signatures;
        this.types = types;
        this.service = service;
        this.settings = settings;
        var fromPackage = compilation.packageOf(service);
        var errors = new ErrorReader(compilation, comments, problems, types, signatures, fromPackage);
        streams = new StreamReader(compilation, problems, types, signatures, settings);
        results = new ResultReader(compilation, problems, types, signatures, streams, fromPackage);
        params = new ParamsReader(compilation, comments, problems, types, signatures, streams, settings, fromPackage);
        exceptions = new ThrowsReader(compilation, problems, signatures, errors);
    }

    /**
     * What a method goes by on the wire.
     *
     * @param uri where that goes by URIs
     * @param given the annotation that gives it, if any
     * @param member what gives it in the annotation
     */
    record Naming(String wireName, String uri, @Nullable Mark given, String member) {

        /** Reports what is wrong with it, where it is given. */
        void report(String message, ServiceMethod method, Problems problems) {
            if (given == null) {
                problems.error(method.element(), message);
            } else {
                problems.error(given, member, message);
            }
        }
    }

    /** The method's wire name and URI, or null when it breaks a rule. */
    @Nullable
    Naming name(ExecutableElement method) {
        var naming = naming(method);
        var subscription = Mark.on(method, RpcSubscription.class);
        if (subscription == null) {
            return naming == null ? derived(method.getSimpleName().toString()) : name(naming, "value");
        }
        if (naming != null) {
            problems.error(
                    naming,
                    "value",
                    "A method has one wire name. Found @" + naming.simpleName() + "(\"" + naming.text("value", "")
                            + "\") beside @RpcSubscription on " + TypeText.of(method)
                            + ", whose wire name is what subscribes. Leave the other out.");
        }
        return name(subscription, "subscribe");
    }

    private Naming derived(String javaName) {
        return new Naming(settings.prefix() + javaName, settings.uri(javaName), null, "");
    }

    /** The annotation that gives the method a wire name by its value, or null. */
    private static @Nullable Mark naming(ExecutableElement method) {
        var mark = mark(method);
        return mark == null || mark.value("value") == null || WireNames.isDerived(mark.text("value", "")) ? null : mark;
    }

    private @Nullable Naming name(Mark mark, String member) {
        var name = mark.text(member, "");
        var flaw = WireNames.flawOfMethod(name);
        if (flaw != null) {
            problems.error(mark, member, flaw);
            return null;
        }
        return new Naming(name, name, mark, member);
    }

    private static @Nullable Mark mark(ExecutableElement method) {
        var notification = Mark.on(method, RpcNotification.class);
        return notification == null ? Mark.on(method, RpcMethod.class) : notification;
    }

    /** The parameters of an event, or null when they break a rule. */
    @Nullable
    Params params(ServiceMethod event) {
        return params.read(event, true, new Style("BY_NAME", null));
    }

    /** What is said of an event's buffer; null where nothing is. */
    @Nullable
    BufferSchema buffer(ServiceMethod event) {
        return streams.buffer(event.element());
    }

    /** Reads a method, or returns null when it breaks a rule. */
    @Nullable
    MethodModel read(ServiceMethod method, @Nullable Naming naming, boolean overloaded) {
        var element = method.element();
        if (!element.getTypeParameters().isEmpty()) {
            problems.error(
                    element,
                    "A " + settings.what()
                            + "'s method must not be generic, since the other end could not know its types. Found: "
                            + TypeText.of(element) + " with " + element.getTypeParameters()
                            + ". Declare a method for each type.");
            return null;
        }
        if (element.getSimpleName().contentEquals("finalize")
                && element.getParameters().isEmpty()) {
            problems.error(
                    element,
                    "A " + settings.what()
                            + "'s method must not be finalize(), which the garbage collector calls. Rename it, and keep"
                            + " the wire name with @RpcMethod.");
            return null;
        }
        var isNotification = Mark.isOn(element, RpcNotification.class);
        checkAnnotations(element, isNotification);
        signatures.use(element);
        var result = results.read(method, isNotification, subscription(element));
        var parameters = params.read(method, isNotification, style(element));
        var thrown = exceptions.read(
                method, isNotification, result == null || result.answer().isLater());
        if (result == null || parameters == null || thrown == null) {
            return null;
        }
        checkRepeatable(element, parameters);
        var references = new ArrayList<>(parameters.references());
        references.addAll(result.references());
        return new MethodModel(
                element.getSimpleName().toString(),
                naming == null ? "" : naming.wireName(),
                naming == null ? "" : naming.uri(),
                overloaded,
                result.answer(),
                result.type(),
                result.stream(),
                result.returnType(),
                result.annotations(),
                parameters.list(),
                parameters.style(),
                thrown.types(),
                thrown.errors(),
                types.interfaces(references),
                Mark.isOn(element, Idempotent.class),
                isNonBlocking(element),
                comments.method(element, service, complaint -> problems.warning(element, complaint)));
    }

    /** What an annotation says of a stream's notifications; null where there is none. */
    private @Nullable SubscriptionSchema subscription(ExecutableElement method) {
        var mark = Mark.on(method, RpcSubscription.class);
        if (mark == null) {
            return null;
        }
        if (mark.isUnresolved()) {
            problems.unresolved();
            return null;
        }
        var notification = name(mark, "notification");
        var unsubscribe = name(mark, "unsubscribe");
        if (notification == null || unsubscribe == null) {
            return null;
        }
        if (unsubscribe.wireName().equals(mark.text("subscribe", ""))) {
            problems.error(
                    mark,
                    "unsubscribe",
                    "What ends a subscription must not be what begins it. Found '" + unsubscribe.wireName()
                            + "' for both. Give them different names.");
            return null;
        }
        return new SubscriptionSchema(notification.wireName(), unsubscribe.wireName());
    }

    /** Reports a call that could not be sent again as it was. */
    private void checkRepeatable(ExecutableElement method, Params parameters) {
        var mark = Mark.on(method, Idempotent.class);
        if (mark != null && parameters.list().stream().anyMatch(each -> each.stream() != null)) {
            problems.error(
                    mark,
                    "@Idempotent lets a call be sent again, and the items of a stream are not kept for that. Take it off "
                            + TypeText.of(method) + ", or take a list instead of the stream.");
        }
    }

    private void checkAnnotations(ExecutableElement method, boolean isNotification) {
        var mark = Mark.on(method, RpcNotification.class);
        if (mark != null && Mark.isOn(method, RpcMethod.class)) {
            problems.error(
                    mark,
                    "A method is either called or notified. Found @RpcMethod and @RpcNotification on "
                            + TypeText.of(method) + ". Keep one of them; both take a name and a style.");
        }
        var idempotent = Mark.on(method, Idempotent.class);
        if (idempotent != null && isNotification) {
            problems.error(
                    idempotent,
                    "@Idempotent lets a call be sent again when its answer is missing, and a notification has none."
                            + " Take it off " + TypeText.of(method) + ", or make the notification a call.");
        }
        checkBlocking(method, problems);
    }

    /** Reports an element that claims both to block and not to. */
    static void checkBlocking(Element element, Problems problems) {
        var mark = Mark.on(element, Blocking.class);
        if (mark != null && Mark.isOn(element, NonBlocking.class)) {
            problems.error(
                    mark,
                    "Something either blocks or does not. Found @Blocking and @NonBlocking on "
                            + element.getSimpleName() + ". Keep one of them.");
        }
    }

    private boolean isNonBlocking(ExecutableElement method) {
        return Mark.isOn(method, NonBlocking.class) || (settings.nonBlocking() && !Mark.isOn(method, Blocking.class));
    }

    private Style style(ExecutableElement method) {
        var mark = mark(method);
        var own = mark == null ? Style.INHERITED : mark.constant("params", Style.INHERITED);
        return own.equals(Style.INHERITED) ? new Style(settings.style(), null) : new Style(own, mark);
    }
}
