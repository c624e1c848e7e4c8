package dev.callwire.processor.read;

import dev.callwire.annotation.RpcSubscription;
import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.StreamModel;
import dev.callwire.processor.read.RemoteTypes.Held;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import dev.callwire.schema.SubscriptionSchema;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what methods return. */
final class ResultReader {
    private static final Set<String> STAGES =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");
    private static final DataType NOTHING = new DataType(
            new JavaType.Declared(new ClassRef("java.lang", List.of("Void")), List.of(), List.of()),
            Types.NULL,
            false,
            false,
            null);

    private final Compilation compilation;
    private final Problems problems;
    private final DataTypes types;
    private final Signatures signatures;
    private final StreamReader streams;
    private final String fromPackage;

    ResultReader(
            Compilation compilation,
            Problems problems,
            DataTypes types,
            Signatures signatures,
            StreamReader streams,
            String fromPackage) {
        this.compilation = compilation;
        this.problems = problems;
        this.types = types;
        this.signatures = signatures;
        this.streams = streams;
        this.fromPackage = fromPackage;
    }

    /**
     * What a method returns.
     *
     * @param type that of the answer itself, or of an item where it is a stream
     * @param stream null unless it is a stream
     * @param references those to objects that the answer holds
     */
    record Result(
            Answer answer,
            DataType type,
            @Nullable StreamModel stream,
            JavaType returnType,
            List<ClassRef> annotations,
            List<Held> references) {}

    /**
     * Reads a method's result, or returns null when it breaks a rule.
     *
     * @param subscription what tells its items; null unless the method says so
     */
    @Nullable
    Result read(ServiceMethod method, boolean isNotification, @Nullable SubscriptionSchema subscription) {
        var type = method.type().getReturnType();
        var isStream = type.getKind() == TypeKind.DECLARED && streams.isStream(type);
        if (!isStream) {
            checkNoStream(method);
        }
        if (type.getKind() == TypeKind.VOID) {
            return new Result(
                    isNotification ? Answer.NONE : Answer.VOID,
                    NOTHING,
                    null,
                    JavaType.Primitive.VOID,
                    List.of(),
                    List.of());
        }
        if (isNotification) {
            problems.error(
                    method.element(),
                    "A notification is never answered, so it must return void. Found: " + TypeText.of(type)
                            + ". Return void, or take @RpcNotification off to make it a call.");
            return null;
        }
        var declared = method.element().getReturnType();
        if (isStream) {
            return stream(method, type, declared, subscription);
        }
        var name = TypeText.of(compilation.types().erasure(type));
        if (!STAGES.contains(name) && !name.equals(StreamReader.MONO)) {
            var isNullable = Nullness.isMarked(method.element()) || Nullness.isMarked(type);
            return result(method, Answer.VALUE, type, declared, isNullable);
        }
        var arguments = ((DeclaredType) type).getTypeArguments();
        if (arguments.isEmpty() || arguments.get(0).getKind() == TypeKind.WILDCARD) {
            problems.error(
                    method.element(),
                    "A stage must say what it will hold. Found: " + TypeText.of(type)
                            + ". Name the type, as in CompletionStage<String>, or CompletionStage<Void> for none.");
            return null;
        }
        var declaredHeld = ((DeclaredType) declared).getTypeArguments().get(0);
        var isNullable = Nullness.isMarked(arguments.get(0)) || Nullness.isMarked(declaredHeld);
        var answer = name.equals(StreamReader.MONO) ? Answer.MONO : Answer.STAGE;
        return result(method, answer, arguments.get(0), declaredHeld, isNullable);
    }

    /** Reports what is said of a stream where there is none. */
    private void checkNoStream(ServiceMethod method) {
        var element = method.element();
        streams.checkIsNone(element, TypeText.of(element) + ", which returns none");
        var mark = Mark.on(element, RpcSubscription.class);
        if (mark != null) {
            problems.error(
                    mark,
                    "@RpcSubscription tells the items of a stream as notifications. Found: " + TypeText.of(element)
                            + ", which returns none. Return a Flow.Publisher, or take it off.");
        }
    }

    private @Nullable Result stream(
            ServiceMethod method, TypeMirror type, TypeMirror declared, @Nullable SubscriptionSchema subscription) {
        if (isHidden(method)) {
            return null;
        }
        var stream = streams.result(type, declared, site(method), subscription);
        return stream == null
                ? null
                : new Result(
                        Answer.STREAM,
                        stream.item(),
                        stream.model(),
                        stream.declared(),
                        annotations(method, stream.declared()),
                        List.of());
    }

    private static Site site(ServiceMethod method) {
        return Site.of(method.element(), "The result of " + TypeText.of(method.element()), "result");
    }

    private boolean isHidden(ServiceMethod method) {
        var hidden = signatures.inaccessible(method.type().getReturnType(), fromPackage);
        if (hidden != null) {
            problems.error(method.element(), ParamsReader.hidden("The result", hidden));
        }
        return hidden != null;
    }

    private @Nullable Result result(
            ServiceMethod method, Answer answer, TypeMirror held, TypeMirror declared, boolean isNullable) {
        if (isHidden(method)) {
            return null;
        }
        var isVoid = TypeText.of(held).equals("java.lang.Void");
        var site = site(method);
        var type = isVoid ? NOTHING : types.value(held, declared, isNullable, site);
        if (type == null) {
            return null;
        }
        var references = types.references(type, site);
        if (references.stream().anyMatch(this::isOutlived)) {
            return null;
        }
        var returned = answer == Answer.VALUE
                ? type.java()
                : stageOf(type.java(), method.type().getReturnType());
        return new Result(answer, type, null, returned, annotations(method, returned), references);
    }

    /** Reports a reference that ends before anybody could use it. */
    private boolean isOutlived(Held held) {
        if (held.type().lifetime() == Lifetime.EXPLICIT) {
            return false;
        }
        problems.error(
                held.site().element(),
                held.site().subject() + " must not hold a reference that ends with the call: " + held.text()
                        + ", which is not AutoCloseable. Let it extend AutoCloseable, or take it as a parameter.");
        return true;
    }

    private JavaType stageOf(JavaType held, TypeMirror stage) {
        var name = compilation.ref((TypeElement) ((DeclaredType) stage).asElement());
        return new JavaType.Declared(name, List.of(held), signatures.nullMarks(stage));
    }

    private List<ClassRef> annotations(ServiceMethod method, JavaType returned) {
        var onDeclaration = new ArrayList<>(signatures.nullMarks(method.element()));
        onDeclaration.removeAll(returned.annotations());
        return onDeclaration;
    }
}
