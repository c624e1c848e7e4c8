package dev.callwire.maven.typescript;

import dev.callwire.maven.typescript.TypeWriter.Side;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the types that services share. */
final class TypesWriter {
    static final String MODULE = "types";

    private final ClientNames names;
    private final List<ServiceSchema> services;
    private final SourceFile file = new SourceFile(MODULE, "the types of all services");

    TypesWriter(ClientNames names, List<ServiceSchema> services) {
        this.names = names;
        this.services = services;
    }

    /** The function that finds what a type passes by reference. */
    static String referencesOf(String type) {
        return Identifiers.decapitalised(type) + "References";
    }

    SourceFile write() {
        names.forEachType((name, type, place) -> {
            if (!(type.schema() instanceof RemoteType)) {
                writeType(name, type, place);
                writeReferences(name, type.schema(), place);
            }
        });
        return file;
    }

    private void writeType(String name, NamedType named, int place) {
        var types = new TypeWriter(names, file, services.get(place), place);
        TypeSchema type = named.schema();
        var comment = new JsDoc().doc(named.doc());
        if (type instanceof EnumType enumType) {
            constants(enumType, comment);
        }
        if (!(type instanceof ObjectType)) {
            comment.remarks(Remarks.of(type));
        }
        file.lines("", comment.deprecation(named.deprecation()).lines());
        if (type instanceof ObjectType object) {
            writeObject(name, object, types);
        } else {
            writeAlias(name, types.alternatives(type, Side.GIVEN));
        }
        file.line("");
    }

    private static void constants(EnumType type, JsDoc comment) {
        StringBuilder list = new StringBuilder();
        for (EnumConstant constant : type.constants()) {
            String text = text(constant.doc(), constant.deprecation());
            if (!text.isEmpty()) {
                list.append(list.isEmpty() ? "" : "\n")
                        .append("- `")
                        .append(constant.value())
                        .append("`: ")
                        .append(text);
            }
        }
        comment.text(list.toString());
    }

    private static String text(Doc doc, @Nullable Deprecation deprecation) {
        String notice = deprecation == null ? "" : ("Deprecated. " + deprecation.reason()).strip();
        return (doc.text() + " " + notice).strip().replaceAll("\\s*\n\\s*", " ");
    }

    private void writeObject(String name, ObjectType object, TypeWriter types) {
        if (object.properties().isEmpty() && object.others() == null) {
            file.line("export interface " + name + " {}");
            return;
        }
        file.line("export interface " + name + " {");
        for (PropertySchema property : object.properties()) {
            file.lines(
                    "  ",
                    new JsDoc()
                            .doc(property.doc())
                            .remarks(Remarks.of(property))
                            .tag("@defaultValue", defaultOf(property))
                            .deprecation(property.deprecation())
                            .lines());
            file.line("  " + types.property(property, Side.GIVEN) + ";");
        }
        if (object.others() != null) {
            writeOthers(object, object.others(), types);
        }
        file.line("}");
    }

    private static String defaultOf(PropertySchema property) {
        return property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`";
    }

    private void writeOthers(ObjectType object, TypeSchema others, TypeWriter types) {
        var comment = new JsDoc();
        if (!object.properties().isEmpty()) {
            comment.text("Properties of other names hold `" + types.write(others, Side.GIVEN) + "`.");
        }
        file.lines("  ", comment.remarks(Remarks.of(others)).lines());
        file.line("  " + types.otherProperties(object, others, Side.GIVEN) + ";");
    }

    /** Alternatives stand on lines of their own where they do not fit on one. */
    private void writeAlias(String name, List<String> alternatives) {
        String line = "export type " + name + " = " + String.join(" | ", alternatives) + ";";
        if (line.length() <= SourceFile.WIDTH || alternatives.size() == 1) {
            file.line(line);
            return;
        }
        file.line("export type " + name + " =");
        for (int i = 0; i < alternatives.size(); i++) {
            file.line("  | " + alternatives.get(i) + (i == alternatives.size() - 1 ? ";" : ""));
        }
    }

    private void writeReferences(String name, TypeSchema type, int place) {
        String expression = new ReferenceWriter(names, file, services.get(place), place).write(type);
        if (expression != null) {
            file.line("/** Swaps what a {@link " + name + "} passes by reference. */");
            file.line("export function " + referencesOf(name) + "(value: unknown, swap: "
                    + file.type("Swap", SourceFile.RUNTIME) + "): unknown {");
            file.line("  return " + expression + "(value, swap);");
            file.line("}").line("");
        }
    }
}
