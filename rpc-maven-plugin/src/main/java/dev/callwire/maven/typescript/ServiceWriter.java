package dev.callwire.maven.typescript;

import static dev.callwire.maven.typescript.SourceFile.RUNTIME;

import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the module of a service, or of an interface whose objects are passed by reference. */
final class ServiceWriter {
    private final Interface of;
    private final ServiceSchema service;
    private final SourceFile file;
    private final List<MethodWriter> methods = new ArrayList<>();
    private final String table;
    private final String remote;

    ServiceWriter(Interface of, ClientNames names, ErrorsWriter errors) {
        this.of = of;
        service = of.service();
        file = new SourceFile(of.module(), JsDoc.harmless(service.interfaceName()));
        var types = new TypeWriter(names, file, service, of.place());
        var references = new ReferenceWriter(names, file, service, of.place());
        Set<String> constants = new HashSet<>(names.taken());
        table = taken(Identifiers.fresh("METHODS", constants), constants);
        remote = taken(Identifiers.fresh("REMOTE", constants), constants);
        Map<MethodSchema, String> members = members();
        for (MethodSchema method : service.methods()) {
            String member = members.getOrDefault(method, method.javaName());
            List<String> classes = method.errors().stream()
                    .map(error -> file.value(errors.classOf(error, of), ErrorsWriter.MODULE))
                    .toList();
            String constant = taken(Identifiers.fresh(Identifiers.constant(member), constants), constants);
            methods.add(new MethodWriter(file, types, references, method, member, constant, classes));
        }
    }

    /** Overloads get numbers, and so do names that TypeScript has for something else. */
    private Map<MethodSchema, String> members() {
        Set<String> taken = new HashSet<>();
        if (of.isExplicit()) {
            taken.add("close");
        }
        Map<MethodSchema, String> members = new HashMap<>();
        for (MethodSchema method : service.methods()) {
            members.put(method, taken(Identifiers.member(method.javaName(), taken), taken));
        }
        return members;
    }

    private static String taken(String name, Set<String> taken) {
        taken.add(name);
        return name;
    }

    SourceFile write() {
        if (service.callback()) {
            writeHandlers();
            writeClient();
        } else {
            writeInterface();
            writeClient();
            writeHandlers();
            writeServe();
        }
        if (of.lifetime() != null) {
            writeReference();
        }
        methods.forEach(MethodWriter::description);
        writeTable();
        return file;
    }

    private void writeInterface() {
        file.lines(
                "",
                new JsDoc()
                        .doc(service.doc())
                        .deprecation(service.deprecation())
                        .lines());
        file.line("export interface " + of.name() + " {");
        separated(methods, MethodWriter::declaration);
        file.line("}").line("");
    }

    private void writeClient() {
        file.line("/** Calls " + (service.callback() ? "the peer's" : "a remote") + " {@link " + of.name() + "}. */");
        file.line("export class " + of.client() + " implements " + of.name() + " {");
        file.line("  readonly #peer: " + file.type("Peer", RUNTIME) + ";").line("");
        file.line("  constructor(peer: Peer) {")
                .line("    this.#peer = peer;")
                .line("  }")
                .line("");
        if (of.isExplicit()) {
            file.line("  /** Has the peer forget the object. */");
            file.line("  close(): void {")
                    .line("    this.#peer.release();")
                    .line("  }")
                    .line("");
        }
        separated(methods, MethodWriter::definition);
        file.line("}").line("");
    }

    private void writeHandlers() {
        var comment = service.callback()
                ? new JsDoc().doc(service.doc()).deprecation(service.deprecation())
                : new JsDoc().text("What it takes to serve a {@link " + of.name() + "}.");
        file.lines("", comment.lines());
        file.line("export interface " + of.handlers() + " {");
        if (of.isExplicit()) {
            file.line("  /** Called when the peer has let go of the object, or the connection has ended. */");
            file.line("  close?(): void;").line("");
        }
        separated(
                methods.stream().filter(MethodWriter::isServable).toList(),
                method -> method.handler(service.callback()));
        file.line("}").line("");
    }

    private void writeServe() {
        file.line("/** Lets the other end of a connection call the handlers: for `services` of `connect`. */");
        file.line("export function " + of.serve() + "(handlers: " + of.handlers() + "): "
                + file.type("Service", RUNTIME) + " {");
        file.line("  return { methods: " + table + ", handlers };").line("}").line("");
    }

    private void writeReference() {
        file.line("/** Passes a {@link " + of.name() + "} by reference. */");
        file.line("export function " + of.reference() + "(value: any, swap: " + file.type("Swap", RUNTIME)
                + "): unknown {");
        file.line("  return value && swap(value, " + remote + ");").line("}").line("");
    }

    private void writeTable() {
        List<String> served = methods.stream()
                .filter(MethodWriter::isServable)
                .map(MethodWriter::constant)
                .toList();
        file.line("");
        file.list("", "const " + table + ": readonly " + file.type("Method", RUNTIME) + "[] = [", served, "];");
        if (of.lifetime() != null) {
            file.line("");
            List<String> members = new ArrayList<>();
            members.add("lifetime: " + (of.isExplicit() ? "'explicit'" : "'call'"));
            if (!service.namespace().isEmpty()) {
                members.add("namespace: " + Identifiers.string(service.namespace() + service.separator()));
            }
            members.add("methods: " + table);
            members.add("client: (peer) => new " + of.client() + "(peer)");
            file.list("", "const " + remote + ": " + file.type("Remote", RUNTIME) + " = {", members, "};");
        }
    }

    /** Writes something of each method, with an empty line between two. */
    private void separated(List<MethodWriter> written, Consumer<MethodWriter> part) {
        for (int i = 0; i < written.size(); i++) {
            if (i > 0) {
                file.line("");
            }
            part.accept(written.get(i));
        }
    }
}
