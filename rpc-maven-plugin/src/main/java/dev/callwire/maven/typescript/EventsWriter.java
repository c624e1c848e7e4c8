package dev.callwire.maven.typescript;

import static dev.callwire.maven.typescript.SourceFile.RUNTIME;

import dev.callwire.maven.typescript.TypeWriter.Side;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ServiceSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the module of a set of events. */
final class EventsWriter {
    private final Interface of;
    private final ServiceSchema service;
    private final SourceFile file;
    private final TypeWriter types;
    private final boolean hasKeys;
    private final String keys;
    private final String topics;
    private final Map<EventSchema, String> members = new LinkedHashMap<>();

    EventsWriter(Interface of, ClientNames names) {
        this.of = of;
        service = of.service();
        file = new SourceFile(of.module(), JsDoc.harmless(service.interfaceName()));
        types = new TypeWriter(names, file, service, of.place());
        hasKeys = service.events().stream().anyMatch(event -> !event.keys().isEmpty());
        keys = hasKeys ? names.take(of.name() + "Keys", "") : "";
        topics = Identifiers.fresh("TOPICS", names.taken());
        Set<String> taken = new HashSet<>(Set.of("on", "publish"));
        for (EventSchema event : service.events()) {
            String member = Identifiers.member(event.javaName(), taken);
            taken.add(member);
            members.put(event, member);
        }
    }

    SourceFile write() {
        file.lines(
                "",
                new JsDoc()
                        .doc(service.doc())
                        .deprecation(service.deprecation())
                        .lines());
        file.line("export interface " + of.name() + " {");
        members.forEach((event, member) -> {
            file.lines("  ", comment(event).lines());
            file.line("  readonly " + Identifiers.property(member) + ": " + value(event) + ";");
        });
        file.line("}").line("");
        if (hasKeys) {
            writeKeys();
        }
        writeClient();
        writeTopics();
        return file;
    }

    private void writeKeys() {
        file.line("/** By what subscribers may choose among the events. */");
        file.line("export interface " + keys + " {");
        members.forEach((event, member) ->
                file.line("  readonly " + Identifiers.property(member) + ": " + keysOf(event) + ";"));
        file.line("}").line("");
    }

    private void writeClient() {
        String name = of.name();
        file.line("/** Hears the peer's {@link " + name + "}, and publishes where that is allowed. */");
        file.line("export class " + of.client() + " {");
        file.line("  readonly #peer: " + file.type("Peer", RUNTIME) + ";").line("");
        file.line("  constructor(peer: Peer) {")
                .line("    this.#peer = peer;")
                .line("  }")
                .line("");
        file.line("  /** Hears all events of a kind, until what is returned is called. */");
        file.list(
                "  ",
                "on<E extends keyof " + name + ">(",
                List.of(
                        "event: E",
                        "listener: (event: " + name + "[E]) => void",
                        "options?: " + file.type("ListenOptions", RUNTIME) + chosenBy("E")),
                "): " + file.type("Off", RUNTIME) + " {");
        file.line("    return this.#peer.listen(" + topics + "[event], listener, options);")
                .line("  }")
                .line("");
        file.line("  /** Publishes an event; fulfilled when the server has taken it. */");
        file.list(
                "  ",
                "publish<E extends keyof " + name + ">(",
                List.of("event: E", "value: " + name + "[E]", "options?: " + file.type("CallOptions", RUNTIME)),
                "): Promise<void> {");
        file.line("    return this.#peer.publish(" + topics + "[event], value, options);")
                .line("  }");
        members.forEach((event, member) -> {
            file.line("").lines("  ", comment(event).lines());
            file.list(
                    "  ",
                    member + "(",
                    List.of("options?: " + file.type("EventOptions", RUNTIME)
                            + (event.keys().isEmpty() ? "" : chosenBy(Identifiers.string(member)))),
                    "): AsyncIterable<" + value(event) + "> {");
            file.line("    return this.#peer.subscribe(" + Identifiers.string(event.topic()) + ", options);")
                    .line("  }");
        });
        file.line("}").line("");
    }

    /** The type argument of options by which events are chosen. */
    private String chosenBy(String event) {
        return hasKeys ? "<" + keys + "[" + event + "]>" : "";
    }

    private void writeTopics() {
        List<String> entries = new ArrayList<>();
        members.forEach((event, member) ->
                entries.add(Identifiers.property(member) + ": " + Identifiers.string(event.topic())));
        file.list("", "const " + topics + " = {", entries, "} as const;");
    }

    /** The value of an event's only parameter, or an object of all. */
    private String value(EventSchema event) {
        if (event.params().size() == 1) {
            ParamSchema param = event.params().get(0);
            return types.write(param.schema(), Side.RECEIVED);
        }
        return object(event.params());
    }

    private String keysOf(EventSchema event) {
        List<ParamSchema> chosen = event.params().stream()
                .filter(param -> event.keys().contains(param.name()))
                .toList();
        return chosen.isEmpty() ? "never" : object(chosen);
    }

    private String object(List<ParamSchema> params) {
        if (params.isEmpty()) {
            return "{}";
        }
        return params.stream()
                .map(param -> "readonly " + Identifiers.property(param.name()) + (param.required() ? "" : "?") + ": "
                        + types.write(param.schema(), Side.RECEIVED))
                .collect(Collectors.joining("; ", "{ ", " }"));
    }

    private JsDoc comment(EventSchema event) {
        var comment = new JsDoc().doc(event.doc());
        for (ParamSchema param : event.params()) {
            String remark = String.join(" ", Remarks.of(param.schema()));
            String text = (param.doc().text() + " " + remark).strip();
            if (!text.isEmpty()) {
                comment.text("`" + param.name() + "`: " + text);
            }
        }
        return comment.deprecation(event.deprecation());
    }
}
