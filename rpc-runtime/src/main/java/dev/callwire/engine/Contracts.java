package dev.callwire.engine;

import dev.callwire.json.RawJson;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.TypeRef;
import java.util.Map;

/** Compares what two ends have of a contract, for an engine that knows no schemas. It may read files. Thread-safe. */
public interface Contracts {

    /** Fingerprints by wire names. */
    JsonType<Map<String, String>> FINGERPRINTS = JsonType.of(new TypeRef<Map<String, String>>() {});

    /**
     * What a peer is asked by: what this end has, and how long an answer it bears. The answer is what the peer has of those of the
     * methods and events that have other fingerprints there.
     */
    MethodDescriptor<RawJson> QUESTION = MethodDescriptor.call("rpc.contract", JsonType.of(RawJson.class))
            .param("fingerprints", FINGERPRINTS)
            .param("longest", JsonType.INT)
            .build();

    /** The fingerprints of an interface's methods or events here, by their wire names; empty where they are not known. */
    Map<String, String> fingerprints(Class<?> contract);

    /**
     * In what the peer's methods or events differ from the same ones here, where that would harm a call: in words, by wire name.
     *
     * @throws RuntimeException if the answer is none
     */
    Map<String, String> differences(Class<?> contract, RawJson answer);

    /** How many bytes of an answer are borne. */
    int longestAnswer();

    /** Runs what compares: on a thread of its own, as all others may be taken by calls that wait for that. */
    default void execute(Runnable task) {
        ContractThread.EXECUTOR.execute(task);
    }
}
