package dev.callwire;

import dev.callwire.engine.Contracts;
import dev.callwire.json.RawJson;
import dev.callwire.schema.Fingerprints;
import dev.callwire.schema.SchemaExcerpt;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.stub.MethodTable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells peers that know a service otherwise what it is here: of the methods that differ, and no more. Thread-safe. */
final class ContractAnswers {
    /** How long an answer is at most. Longer ones are not worth their way. */
    static final int LONGEST = 512 * 1024;

    private static final int REMEMBERED = 8;

    private final List<Class<?>> services;
    private @Nullable List<ServiceSchema> schemas;
    private final Map<String, String> own = new HashMap<>();

    /** The last answers, for when many peers of one version ask. */
    private final Map<Set<String>, RawJson> answers = new LinkedHashMap<>(16, 0.75f, true);

    ContractAnswers(List<Class<?>> services) {
        this.services = List.copyOf(services);
    }

    void addTo(MethodTable table) {
        table.call(Contracts.QUESTION, params -> answer(params.get(0, Contracts.FINGERPRINTS), params.getInt(1)));
    }

    private synchronized RawJson answer(Map<String, String> asked, int longest) {
        var read = schemas();
        var differing = new TreeSet<String>();
        own.forEach((name, fingerprint) -> {
            if (asked.containsKey(name) && !fingerprint.equals(asked.get(name))) {
                differing.add(name);
            }
        });
        var answer = answers.computeIfAbsent(differing, wanted -> excerpt(read, wanted));
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
        return bytes(answer) <= longest ? answer : RawJson.NULL;
    }

    private static RawJson excerpt(List<ServiceSchema> schemas, Set<String> wanted) {
        var excerpt = new RawJson(SchemaExcerpt.of(schemas, wanted::contains));
        return bytes(excerpt) <= LONGEST ? excerpt : RawJson.NULL;
    }

    /** Read when they are first asked for: most ends never are. */
    private List<ServiceSchema> schemas() {
        var read = schemas;
        if (read == null) {
            read = services.stream()
                    .map(OwnSchemas::of)
                    .filter(Objects::nonNull)
                    .toList();
            read.forEach(schema -> Fingerprints.byName(schema)
                    .forEach((name, fingerprint) -> own.put(name, Fingerprints.text(fingerprint))));
            schemas = read;
        }
        return read;
    }

    private static int bytes(RawJson json) {
        return json.json().getBytes(StandardCharsets.UTF_8).length;
    }
}
