package dev.callwire.maven.typescript;

import dev.callwire.maven.typescript.TypeWriter.Side;
import dev.callwire.schema.ErrorSchema;
import java.util.HashMap;
import java.util.Map;

/** Writes a class for each error that methods declare, and one for those that are alike. */
final class ErrorsWriter {
    static final String MODULE = "errors";

    /** What makes errors alike. */
    private record Kind(String name, int code, String message, String data) {}

    private final ClientNames names;
    private final SourceFile file = new SourceFile(MODULE, "the errors of all services");
    private final Map<Kind, String> classes = new HashMap<>();

    ErrorsWriter(ClientNames names) {
        this.names = names;
    }

    SourceFile file() {
        return file;
    }

    /** The class of an error that a method of the interface declares. */
    String classOf(ErrorSchema error, Interface of) {
        var types = new TypeWriter(names, file, of.service(), of.place());
        String data = error.data() == null ? "undefined" : types.write(error.data(), Side.GIVEN);
        var kind = new Kind(error.name(), error.code(), error.message(), data);
        return classes.computeIfAbsent(kind, key -> write(error, data));
    }

    private String write(ErrorSchema error, String data) {
        String name = names.take(className(error.name()), "");
        String given = error.data() == null ? "data?: undefined" : "data: " + data;
        file.lines("", comment(error).lines());
        file.line(
                "export class " + name + " extends " + file.value("RpcError", SourceFile.RUNTIME) + "<" + data + "> {");
        file.line("  static readonly code = " + error.code() + ";");
        file.line("");
        file.line("  constructor(" + given + ", message = " + Identifiers.string(message(error)) + ") {");
        file.line("    super(" + error.code() + ", message, data);");
        file.line("  }").line("}").line("");
        return name;
    }

    private static JsDoc comment(ErrorSchema error) {
        return error.doc().isEmpty() ? new JsDoc().text(message(error)) : new JsDoc().doc(error.doc());
    }

    /** What an error says that is thrown without a message. */
    private static String message(ErrorSchema error) {
        if (!error.message().isBlank()) {
            return error.message();
        }
        return error.doc().isEmpty() ? error.name() : error.doc().summary();
    }

    /** {@code OutOfStockError} for {@code OutOfStock}, {@code OutOfStockException} and {@code OutOfStockError}. */
    private static String className(String name) {
        String stem = name.replaceFirst("(Exception|Error)$", "");
        return (stem.isEmpty() ? "Service" : stem) + "Error";
    }
}
