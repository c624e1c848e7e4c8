package dev.callwire.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.JavaType;
import java.util.List;

/** The model's names and types in JavaPoet's terms. */
final class Names {
    private Names() {}

    static ClassName of(ClassRef ref) {
        var names = ref.simpleNames();
        return ClassName.get(
                ref.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }

    static TypeName of(JavaType type) {
        if (type instanceof JavaType.Primitive primitive) {
            return of(primitive);
        } else if (type instanceof JavaType.ArrayOf array) {
            return ArrayTypeName.of(of(array.component())).annotated(annotations(array.annotations()));
        } else if (type instanceof JavaType.SubtypeOf wildcard) {
            return WildcardTypeName.subtypeOf(of(wildcard.bound()));
        }
        return of((JavaType.Declared) type);
    }

    private static TypeName of(JavaType.Declared type) {
        var name = of(type.name());
        TypeName whole = type.arguments().isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name, type.arguments().stream().map(Names::of).toArray(TypeName[]::new));
        return whole.annotated(annotations(type.annotations()));
    }

    private static TypeName of(JavaType.Primitive type) {
        return switch (type) {
            case VOID -> TypeName.VOID;
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case CHAR -> TypeName.CHAR;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    static List<AnnotationSpec> annotations(List<ClassRef> annotations) {
        return annotations.stream()
                .map(each -> AnnotationSpec.builder(of(each)).build())
                .toList();
    }
}
