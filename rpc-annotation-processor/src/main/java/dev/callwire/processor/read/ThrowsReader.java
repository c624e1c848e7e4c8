package dev.callwire.processor.read;

import dev.callwire.annotation.RpcError;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what methods declare to throw. */
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

    /** All that a method declares to throw, and what of it crosses the wire. */
    record Thrown(List<JavaType> types, List<ErrorModel> errors) {}

    /** Reads a method's exceptions, or returns null when they break a rule. */
    @Nullable
    Thrown read(ServiceMethod method, boolean isNotification) {
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
                broken |= !isFit(method, type, exception, models);
            }
        }
        return broken ? null : new Thrown(types, models);
    }

    private boolean isFit(ServiceMethod method, TypeMirror type, TypeElement exception, List<ErrorModel> models) {
        var mark = Mark.on(exception, RpcError.class);
        if (mark == null) {
            if (isChecked(type)) {
                problems.error(
                        method.element(),
                        "A checked exception must be marked @RpcError to cross the wire. Found: throws "
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
            problems.error(
                    method.element(),
                    "The errors of a method must have distinct codes. Found " + model.code() + " on "
                            + same.get().type().simpleName() + " and on " + exception.getSimpleName()
                            + ". Give one of them another code.");
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
