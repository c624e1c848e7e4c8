package dev.callwire.processor.read;

import dev.callwire.annotation.RpcParam;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.read.RemoteTypes.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads exceptions that are marked {@code @RpcError}: their code, their members, and how they are made. */
final class ErrorReader {
    private static final int FIRST_RESERVED = -32768;
    private static final int LAST_RESERVED = -32000;
    private static final String MESSAGE = "message";

    private final Compilation compilation;
    private final Comments comments;
    private final Problems problems;
    private final DataTypes types;
    private final Signatures signatures;
    private final String fromPackage;

    /** A reader for code in a package, which must be able to name the exceptions' constructors. */
    ErrorReader(
            Compilation compilation,
            Comments comments,
            Problems problems,
            DataTypes types,
            Signatures signatures,
            String fromPackage) {
        this.compilation = compilation;
        this.comments = comments;
        this.problems = problems;
        this.types = types;
        this.signatures = signatures;
        this.fromPackage = fromPackage;
    }

    /** The error, or null when it breaks a rule. */
    @Nullable
    ErrorModel read(TypeElement exception, Mark mark) {
        if (mark.isUnresolved()) {
            problems.unresolved();
            return null;
        }
        var isThrowable = compilation.isSubtype(exception.asType(), "java.lang.Throwable");
        if (!isThrowable) {
            problems.error(
                    mark,
                    "@RpcError marks exceptions. Found it on " + TypeText.kind(exception) + ", "
                            + exception.getSimpleName() + ". Let it extend Exception, or take the annotation off.");
        }
        var code = mark.number("code", 0);
        if (code >= FIRST_RESERVED && code <= LAST_RESERVED) {
            problems.error(
                    mark,
                    "code",
                    "An error's code must not be one from -32768 to -32000, which JSON-RPC 2.0 (section 5.1) reserves."
                            + " Found: " + code + ". Use any other number, a positive one for instance.");
        }
        var uri = mark.text("uri", "");
        var flaw = uri.isEmpty() ? null : WireNames.flawOfUri(uri);
        if (flaw != null) {
            problems.error(mark, "uri", flaw);
        }
        return isThrowable ? readClass(exception, code, uri.isEmpty() ? null : uri) : null;
    }

    private @Nullable ErrorModel readClass(TypeElement exception, int code, @Nullable String uri) {
        if (exception.getModifiers().contains(Modifier.ABSTRACT)) {
            problems.error(
                    exception,
                    "An error must be a class of which objects can be made at the caller. Found the abstract class "
                            + exception.getSimpleName() + ". Mark its subclasses @RpcError instead.");
            return null;
        }
        if (!compilation.isAccessible(exception, fromPackage)
                || (exception.getNestingKind().isNested()
                        && !exception.getModifiers().contains(Modifier.STATIC))) {
            problems.error(
                    exception,
                    "An error must be a class that generated code can name and make: not private, and static where it"
                            + " is nested. Found: " + exception.getSimpleName() + ". Change its modifiers.");
            return null;
        }
        var constructor = constructor(exception);
        return constructor == null ? null : model(exception, code, uri, constructor);
    }

    /** The constructor with the most parameters of those whose parameters can all be read back, or null. */
    private @Nullable ExecutableElement constructor(TypeElement exception) {
        var constructors = ElementFilter.constructorsIn(exception.getEnclosedElements());
        if (constructors.stream()
                .flatMap(each -> each.getParameters().stream())
                .anyMatch(each -> each.asType().getKind() == TypeKind.ERROR)) {
            problems.unresolved();
            return null;
        }
        var complaints = new ArrayList<String>();
        var fit = new ArrayList<ExecutableElement>();
        for (var each : constructors) {
            var complaint = complaint(exception, each);
            if (complaint == null) {
                fit.add(each);
            } else {
                complaints.add(text(exception, each) + ": " + complaint);
            }
        }
        if (fit.isEmpty()) {
            problems.error(
                    exception,
                    "An error must have a constructor whose parameters can all be read back, each by an accessor or a"
                            + " field of its name. Found none on " + exception.getSimpleName() + ". "
                            + String.join("; ", complaints) + ".");
            return null;
        }
        fit.sort(Comparator.comparingInt(
                        (ExecutableElement each) -> each.getParameters().size())
                .reversed());
        if (fit.size() > 1
                && fit.get(0).getParameters().size()
                        == fit.get(1).getParameters().size()) {
            problems.error(
                    exception,
                    "An error is made by its constructor with the most parameters that can be read back, so there must"
                            + " be one such constructor. Found two: " + text(exception, fit.get(0)) + " and "
                            + text(exception, fit.get(1)) + ". Make one of them private.");
            return null;
        }
        return fit.get(0);
    }

    private static String text(TypeElement exception, ExecutableElement constructor) {
        return TypeText.of(constructor).replace("<init>", exception.getSimpleName());
    }

    /** Why a constructor cannot be used, or null. */
    private @Nullable String complaint(TypeElement exception, ExecutableElement constructor) {
        if (!compilation.isAccessible(constructor, fromPackage)) {
            return "it is not visible from " + (fromPackage.isEmpty() ? "the default package" : fromPackage);
        }
        var names = new HashSet<String>();
        for (var parameter : constructor.getParameters()) {
            if (compilation.isSubtype(parameter.asType(), "java.lang.Throwable")) {
                return "'" + parameter.getSimpleName() + "' is an exception, which does not cross the wire";
            }
            if (!ParamNames.areKnown(compilation, constructor) && Mark.on(parameter, RpcParam.class) == null) {
                return "the names of its parameters are not in its class file; give each a name with @RpcParam";
            }
            if (!isMessage(parameter) && accessor(exception, parameter).isEmpty()) {
                return "'" + parameter.getSimpleName() + "' has neither an accessor " + parameter.getSimpleName()
                        + "() nor a visible field";
            }
            if (!names.add(ParamNames.wireName(parameter))) {
                return "two parameters are named '" + ParamNames.wireName(parameter) + "'";
            }
        }
        return null;
    }

    private static boolean isMessage(VariableElement parameter) {
        return TypeText.of(parameter.asType()).equals("java.lang.String")
                && (parameter.getSimpleName().contentEquals(MESSAGE)
                        || ParamNames.wireName(parameter).equals(MESSAGE));
    }

    /** What reads a parameter's value from the exception: a method or a field. */
    private Optional<? extends Element> accessor(TypeElement exception, VariableElement parameter) {
        return List.of(parameter.getSimpleName().toString(), ParamNames.wireName(parameter)).stream()
                .flatMap(name -> compilation.elements().getAllMembers(exception).stream()
                        .filter(member -> reads(member, name, parameter.asType())))
                .min(Comparator.comparing(Element::getKind, Comparator.comparing(kind -> kind != ElementKind.METHOD)));
    }

    private boolean reads(Element member, String name, TypeMirror type) {
        var memberName = member.getSimpleName().toString();
        var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return switch (member.getKind()) {
            case METHOD -> {
                var method = (ExecutableElement) member;
                yield method.getParameters().isEmpty()
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && (memberName.equals(name)
                                || memberName.equals("get" + capital)
                                || (memberName.equals("is" + capital) && isBoolean(type)))
                        && compilation.isAccessible(member, fromPackage)
                        && isSame(method.getReturnType(), type);
            }
            case FIELD ->
                memberName.equals(name)
                        && !member.getModifiers().contains(Modifier.STATIC)
                        && compilation.isAccessible(member, fromPackage)
                        && isSame(member.asType(), type);
            default -> false;
        };
    }

    private static boolean isBoolean(TypeMirror type) {
        var text = TypeText.of(type);
        return text.equals("boolean") || text.equals("java.lang.Boolean");
    }

    private boolean isSame(TypeMirror found, TypeMirror wanted) {
        return found.getKind() != TypeKind.VOID && compilation.types().isAssignable(found, wanted);
    }

    private @Nullable ErrorModel model(
            TypeElement exception, int code, @Nullable String uri, ExecutableElement constructor) {
        signatures.use(exception);
        signatures.use(constructor);
        var members = new ArrayList<ErrorModel.Member>();
        var messageAt = -1;
        var parameters = constructor.getParameters();
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (isMessage(parameter)) {
                messageAt = i;
                continue;
            }
            var member = member(exception, parameter);
            if (member == null) {
                return null;
            }
            members.add(member);
        }
        return new ErrorModel(
                compilation.ref(exception), code, uri, comments.of(exception).doc(), members, messageAt);
    }

    private ErrorModel.@Nullable Member member(TypeElement exception, VariableElement parameter) {
        var wireName = ParamNames.wireName(parameter);
        var site = Site.of(
                parameter,
                "The member '" + wireName + "' of " + exception.getSimpleName(),
                parameter.getSimpleName().toString());
        var accessor = accessor(exception, parameter).orElseThrow();
        var isNullable = Nullness.isMarked(parameter) || Nullness.isMarked(accessor);
        var type = types.value(parameter.asType(), parameter.asType(), isNullable, site);
        if (type == null || isKept(types.references(type, site))) {
            return null;
        }
        signatures.use(accessor);
        var call = accessor.getKind() == ElementKind.METHOD ? "()" : "";
        return new ErrorModel.Member(wireName, accessor.getSimpleName() + call, type);
    }

    /** Reports a reference in an error's data. */
    private boolean isKept(List<Held> references) {
        for (var held : references) {
            problems.error(
                    held.site().element(),
                    held.site().subject() + " must not hold a reference: " + held.text()
                            + ", and an exception is passed on and kept, so nobody would know when the reference ends."
                            + " Leave it out, or give the data that it stands for.");
        }
        return !references.isEmpty();
    }
}
