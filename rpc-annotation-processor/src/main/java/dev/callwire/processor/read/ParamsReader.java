package dev.callwire.processor.read;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.RpcParam;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.ParamModel;
import dev.callwire.processor.read.RemoteTypes.Held;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.TypeSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what methods are given. */
final class ParamsReader {
    private final Compilation compilation;
    private final Comments comments;
    private final Problems problems;
    private final DataTypes types;
    private final Signatures signatures;
    private final StreamReader streams;
    private final ServiceSettings settings;
    private final String fromPackage;

    ParamsReader(
            Compilation compilation,
            Comments comments,
            Problems problems,
            DataTypes types,
            Signatures signatures,
            StreamReader streams,
            ServiceSettings settings,
            String fromPackage) {
        this.compilation = compilation;
        this.comments = comments;
        this.problems = problems;
        this.types = types;
        this.signatures = signatures;
        this.streams = streams;
        this.settings = settings;
        this.fromPackage = fromPackage;
    }

    /** A method's parameters, how they are passed, and the references to objects among them. */
    record Params(List<ParamModel> list, ParamStyle style, List<Held> references) {}

    /** Reads a method's parameters, or returns null when they break a rule. */
    @Nullable
    Params read(ServiceMethod method, boolean isNotification, Style style) {
        var element = method.element();
        if (!ParamNames.areKnown(compilation, element)
                && element.getParameters().stream().anyMatch(each -> Mark.on(each, RpcParam.class) == null)) {
            problems.error(
                    element,
                    "A parameter goes by its name on the wire, and the class file of " + TypeText.of(element)
                            + " does not keep the names. Give each a name with @RpcParam, or compile it with"
                            + " -parameters.");
            return null;
        }
        var params = new ArrayList<ParamModel>();
        var references = new ArrayList<Held>();
        var names = new HashSet<String>();
        var broken = false;
        for (var i = 0; i < element.getParameters().size(); i++) {
            var parameter = element.getParameters().get(i);
            var isVarargs = element.isVarArgs() && i == element.getParameters().size() - 1;
            var type = method.type().getParameterTypes().get(i);
            var param = read(parameter, type, isVarargs, comments.of(element));
            broken |= param == null || !isNewName(parameter, names);
            if (param != null && param.stream() != null) {
                params.add(param);
                broken |= isNotification && isLost(parameter);
            } else if (param != null) {
                params.add(param);
                var held = types.references(param.type(), site(parameter));
                references.addAll(held);
                broken |= isNotification && isLost(parameter, held);
            }
        }
        if (broken) {
            return null;
        }
        var passed = style.name().equals(Style.WHOLE) ? whole(method, params, style) : ParamStyle.valueOf(style.name());
        return passed == null ? null : new Params(params, passed, references);
    }

    private static Site site(VariableElement parameter) {
        var name = parameter.getSimpleName().toString();
        return Site.of(parameter, "The parameter '" + name + "'", name);
    }

    /** Reports a reference in a notification. */
    private boolean isLost(VariableElement parameter, List<Held> references) {
        for (var held : references) {
            if (settings.isEvents()) {
                problems.error(
                        parameter,
                        held.site().subject() + " of an event must not hold a reference: " + held.text()
                                + ", and nobody would know when the reference ends. Pass data.");
                continue;
            }
            problems.error(
                    parameter,
                    held.site().subject() + " of a notification must not hold a reference: " + held.text()
                            + ", and whoever sends a notification never learns whether it arrived, so nobody would know"
                            + " when the reference ends. Pass data, or take @RpcNotification off to make it a call.");
        }
        return !references.isEmpty();
    }

    /** Reports a stream in a notification. */
    private boolean isLost(VariableElement parameter) {
        problems.error(
                parameter,
                "A notification must not take a stream: whoever sends one never learns whether it arrived, so nobody"
                        + " would ask for the items of '" + parameter.getSimpleName()
                        + "'. Pass a list, or take @RpcNotification off to make it a call.");
        return true;
    }

    private boolean isNewName(VariableElement parameter, Set<String> names) {
        var name = ParamNames.wireName(parameter);
        var flaw = WireNames.flawOfParam(name);
        if (flaw == null && !names.add(name)) {
            flaw = "The parameters of a method must have distinct names. Found '" + name
                    + "' twice. Give one of them another name with @RpcParam.";
        }
        if (flaw == null) {
            return true;
        }
        var mark = Mark.on(parameter, RpcParam.class);
        if (mark == null) {
            problems.error(parameter, flaw);
        } else {
            problems.error(mark, "value", flaw);
        }
        return false;
    }

    private @Nullable ParamModel read(VariableElement parameter, TypeMirror type, boolean isVarargs, Comment comment) {
        var name = parameter.getSimpleName().toString();
        var hidden = signatures.inaccessible(type, fromPackage);
        if (hidden != null) {
            problems.error(parameter, hidden("The parameter '" + name + "'", hidden));
            return null;
        }
        checkNoKey(parameter);
        if (type.getKind() == TypeKind.DECLARED && streams.isStream(type)) {
            return stream(parameter, type, comment);
        }
        streams.checkIsNone(parameter, "the parameter '" + name + "', which is none");
        var isNullable = Nullness.isMarked(parameter) || Nullness.isMarked(type);
        var read = types.value(type, parameter.asType(), isNullable, site(parameter));
        if (read == null) {
            return null;
        }
        if (isVarargs && isGeneric(((ArrayType) type).getComponentType())) {
            signatures.warn("unchecked");
        }
        var onDeclaration = new ArrayList<>(signatures.nullMarks(parameter));
        onDeclaration.removeAll(read.java().annotations());
        return new ParamModel(
                name,
                ParamNames.wireName(parameter),
                read,
                null,
                read.java(),
                isVarargs,
                onDeclaration,
                comment.param(name));
    }

    private @Nullable ParamModel stream(VariableElement parameter, TypeMirror type, Comment comment) {
        var name = parameter.getSimpleName().toString();
        var stream = streams.param(type, parameter.asType(), site(parameter));
        return stream == null
                ? null
                : new ParamModel(
                        name,
                        ParamNames.wireName(parameter),
                        stream.item(),
                        stream.model(),
                        stream.declared(),
                        false,
                        List.of(),
                        comment.param(name));
    }

    /** Reports an annotation for events. */
    private void checkNoKey(VariableElement parameter) {
        var mark = Mark.on(parameter, EventKey.class);
        if (mark != null && !settings.isEvents()) {
            problems.error(
                    mark,
                    "@EventKey marks a parameter of an event. Found it on '" + parameter.getSimpleName()
                            + "', a parameter of a method that is called. Take it off, or declare the method in an"
                            + " interface with @RpcEvents.");
        }
    }

    private static boolean isGeneric(TypeMirror type) {
        return type instanceof ArrayType array
                ? isGeneric(array.getComponentType())
                : type instanceof DeclaredType declared
                        && !declared.getTypeArguments().isEmpty();
    }

    /** Says that generated code may not name a type. */
    static String hidden(String subject, TypeElement type) {
        return subject + " must be of a type that the generated code can name. Found: " + type.getQualifiedName()
                + ", which is not visible there. Make it public, or move it into the service's package if it is not"
                + " private.";
    }

    private @Nullable ParamStyle whole(ServiceMethod method, List<ParamModel> params, Style style) {
        if (params.isEmpty() && style.given() == null) {
            return ParamStyle.BY_NAME;
        }
        if (params.size() != 1) {
            return refuseWhole(method, style, params.size() + " parameters");
        }
        var type = method.type().getParameterTypes().get(0);
        if (params.get(0).stream() != null) {
            return refuseWhole(method, style, TypeText.withArticle(type) + ", which is a stream");
        }
        if (isStructured(params.get(0).type())) {
            return ParamStyle.WHOLE;
        }
        var isRemote =
                compilation.types().asElement(type) instanceof TypeElement element && RemoteTypes.isMarked(element);
        return refuseWhole(
                method, style, TypeText.withArticle(type) + (isRemote ? ", which is passed by reference" : ""));
    }

    private @Nullable ParamStyle refuseWhole(ServiceMethod method, Style style, String found) {
        var message =
                "With ParamStyle.WHOLE the single parameter is the params, so it must be one that stands in JSON as"
                        + " an object or an array. Found: " + found
                        + ". Gather the parameters in a record, or use BY_NAME.";
        if (style.given() == null) {
            problems.error(method.element(), message);
        } else {
            problems.error(style.given(), "params", message);
        }
        return null;
    }

    private boolean isStructured(DataType type) {
        return type.required() && isStructured(type.schema());
    }

    private boolean isStructured(TypeSchema schema) {
        if (schema instanceof TypeSchema.ReferenceType reference) {
            return types.named().stream()
                    .filter(each -> each.id().equals(reference.typeId()))
                    .anyMatch(each -> isStructured(each.schema()));
        }
        if (schema instanceof TypeSchema.ConstrainedType constrained) {
            return isStructured(constrained.schema());
        }
        return schema instanceof TypeSchema.ObjectType
                || schema instanceof TypeSchema.TupleType
                || schema instanceof TypeSchema.DescribedType
                || schema instanceof TypeSchema.UnionType
                || schema instanceof TypeSchema.ArrayType
                || schema instanceof TypeSchema.MapType
                || schema instanceof TypeSchema.AnyType
                || schema instanceof TypeSchema.OpaqueType;
    }
}
