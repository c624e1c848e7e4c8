package dev.callwire.processor.read;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
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
        results = new ResultReader(compilation, problems, types, signatures, fromPackage);
        params = new ParamsReader(compilation, comments, problems, types, signatures, fromPackage);
        exceptions = new ThrowsReader(compilation, problems, signatures, errors);
    }

    /** The wire name of a method and the annotation that gives it, if any. */
    record Naming(String wireName, @Nullable Mark given) {}

    /** The method's wire name, or null when it breaks a rule. */
    @Nullable
    Naming name(ExecutableElement method) {
        var mark = mark(method);
        var value = mark == null ? "" : mark.text("value", "");
        if (mark == null || (value.isEmpty() && mark.value("value") == null) || WireNames.isDerived(value)) {
            return new Naming(settings.prefix() + method.getSimpleName(), null);
        }
        var flaw = WireNames.flawOfMethod(value);
        if (flaw != null) {
            problems.error(mark, "value", flaw);
            return null;
        }
        return new Naming(value, mark);
    }

    private static @Nullable Mark mark(ExecutableElement method) {
        var notification = Mark.on(method, RpcNotification.class);
        return notification == null ? Mark.on(method, RpcMethod.class) : notification;
    }

    /** Reads a method, or returns null when it breaks a rule. */
    @Nullable
    MethodModel read(ServiceMethod method, String wireName, boolean overloaded) {
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
        var result = results.read(method, isNotification);
        var parameters = params.read(method, isNotification, style(element));
        var thrown = exceptions.read(method, isNotification, result == null || result.answer() == Answer.STAGE);
        if (result == null || parameters == null || thrown == null) {
            return null;
        }
        var references = new ArrayList<>(parameters.references());
        references.addAll(result.references());
        return new MethodModel(
                element.getSimpleName().toString(),
                wireName,
                overloaded,
                result.answer(),
                result.type(),
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
