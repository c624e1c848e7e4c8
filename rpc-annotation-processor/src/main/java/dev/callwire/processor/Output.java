package dev.callwire.processor;

import dev.callwire.processor.model.Contract;
import dev.callwire.processor.write.ServiceWriter;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Hands what is written for an interface to the compiler. Each file comes from that interface alone. */
final class Output {
    private final Filer filer;
    private final Messager messager;

    Output(Filer filer, Messager messager) {
        this.filer = filer;
        this.messager = messager;
    }

    /** Returns where the schema is, or null where it could not be written. */
    @Nullable
    URI write(Contract contract, ServiceSchema schema, TypeElement type) {
        var sources = ServiceWriter.sources(contract, schema);
        var json = SchemaJson.write(schema);
        for (var source : sources) {
            create(source.className(), type, () -> {
                try (var out = filer.createSourceFile(source.className(), type).openWriter()) {
                    out.write(source.text());
                }
            });
        }
        var written = new AtomicReference<@Nullable URI>();
        create(schema.resourceName(), type, () -> {
            var file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", schema.resourceName(), type);
            try (var out = file.openOutputStream()) {
                out.write(json);
            }
            written.set(file.toUri());
        });
        return written.get();
    }

    private interface Creation {
        void run() throws IOException;
    }

    private void create(String name, TypeElement type, Creation creation) {
        try {
            creation.run();
        } catch (FilerException e) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR,
                    "What is generated for a service must not be there already. Found " + name
                            + ". Rename the interface, or the class that has the name.",
                    type);
        } catch (IOException e) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR, "Cannot write " + name + ", generated for this interface: " + e, type);
        }
    }
}
