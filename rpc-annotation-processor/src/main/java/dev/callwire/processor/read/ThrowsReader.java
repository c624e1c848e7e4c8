package dev.callwire.processor.read;

import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what methods declare to throw, and which errors they name beside that. */
final class ThrowsReader {
    private final Compilation compilation;
    private final Problems problems;
    private final Signatures signatures;
    private final ErrorReader errors;
    private final Map<TypeElement, Optional<ErrorModel>> read = new HashMap<>();

    ThrowsReader(Compilation compilation, Problems problems, Signatures signatures, ErrorReader errors) {
        this.compilation = compilation;
        this.problems = problems;
        this.signatures = signatures;
        this.errors = errors;
    }

    /** All that a method declares to throw, and what crosses the wire of it and of what it names. */
    record Thrown(List<JavaType> types, List<ErrorModel> errors) {}

    /**
     * Reads a method's exceptions, or returns null when they break a rule.
     *
     * @param isStage whether the method returns a stage, which exceptions may complete that it does not throw
     */
    @Nullable
    Thrown read(ServiceMethod method, boolean isNotification, boolean isStage) {
        var types = new ArrayList<JavaType>();
        var models = new ArrayList<ErrorModel>();
        var broken = false;
        for (var type : method.thrown()) {
            if (type.getKind() == TypeKind.ERROR) {
                problems.unresolved();
                broken = true;
            } else if (!(compilation.types().asElement(type) instanceof TypeElement exception)) {
                throw new IllegalArgumentException(type + " is no exception");
            } else if (isNotification && (isChecked(type) || Mark.isOn(exception, RpcError.class))) {
                problems.error(
                        method.element(),
                        "A notification is never answered, so it must not declare what nobody would learn. Found: throws "
                                + exception.getSimpleName() + ". Take it out, or take @RpcNotification off to make it a"
                                + " call.");
                broken = true;
            } else {
                types.add(signatures.of(type));
                broken |= !isFit(type, exception, models, message -> problems.error(method.element(), message));
            }
        }
        var named = Mark.on(method.element(), RpcMethod.class);
        broken |= named != null && !isFit(named, method, isStage, models);
        return broken ? null : new Thrown(types, models);
    }

    /** Adds the errors that an annotation names. */
    private boolean isFit(Mark named, ServiceMethod method, boolean isStage, List<ErrorModel> models) {
        if (named.isUnresolved()) {
            problems.unresolved();
            return false;
        }
        var isFit = true;
        for (var type : named.types("errors")) {
            var complaint = complaint(type, method, isStage);
            if (complaint != null) {
                problems.error(named, "errors", complaint);
                isFit = false;
            } else if (compilation.types().asElement(type) instanceof TypeElement exception) {
                signatures.use(exception);
                isFit &= isFit(type, exception, models, message -> problems.error(named, "errors", message));
            }
        }
        return isFit;
    }

    /** What is wrong with naming an error, or null. */
    private @Nullable String complaint(TypeMirror type, ServiceMethod method, boolean isStage) {
        if (!(compilation.types().asElement(type) instanceof TypeElement exception)
                || !Mark.isOn(exception, RpcError.class)) {
            return "What errors names must be marked @RpcError. Found: " + TypeText.of(type)
                    + ". Mark it @RpcError(code = \u2026), or take it out.";
        }
        if (method.thrown().stream().anyMatch(each -> compilation.types().isSameType(each, type))) {
            return "An error is declared once. Found " + exception.getSimpleName()
                    + " in errors and in the throws clause. Take it out of one of them.";
        }
        return !isStage && isChecked(type)
                ? "A checked exception is named in errors only where it completes a stage. Found: "
                        + exception.getSimpleName() + " on " + TypeText.of(method.element())
                        + ", which throws it. Declare it with throws."
                : null;
    }

    private boolean isFit(
            TypeMirror type, TypeElement exception, List<ErrorModel> models, Consumer<String> complaints) {
        var mark = Mark.on(exception, RpcError.class);
        if (mark == null) {
            if (isChecked(type)) {
                complaints.accept("A checked exception must be marked @RpcError to cross the wire. Found: throws "
                        + exception.getQualifiedName() + ". Mark it @RpcError(code = …), or declare one that is"
                        + " marked and translate.");
            }
            return !isChecked(type);
        }
        var model = read.computeIfAbsent(exception, key -> Optional.ofNullable(errors.read(key, mark)))
                .orElse(null);
        if (model == null) {
            return false;
        }
        var same = models.stream().filter(each -> each.code() == model.code()).findFirst();
        if (same.isPresent()) {
            complaints.accept("The errors of a method must have distinct codes. Found " + model.code() + " on "
                    + same.get().type().simpleName() + " and on " + exception.getSimpleName()
                    + ". Give one of them another code.");
            return false;
        }
        var sameUri = models.stream()
                .filter(each -> each.uri() != null && each.uri().equals(model.uri()))
                .findFirst();
        if (sameUri.isPresent()) {
            complaints.accept("The errors of a method must have distinct URIs. Found '" + model.uri() + "' on "
                    + sameUri.get().type().simpleName() + " and on " + exception.getSimpleName()
                    + ". Give one of them another URI.");
            return false;
        }
        models.add(model);
        return true;
    }

    private boolean isChecked(TypeMirror type) {
        return !compilation.isSubtype(type, "java.lang.RuntimeException")
                && !compilation.isSubtype(type, "java.lang.Error");
    }
}
