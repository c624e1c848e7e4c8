package com.example.users;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcMethod;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with things of any type.
 *
 * @param <T> the type of the things
 * @param <K> the type of their keys
 */
public interface Crud<T, K> {
    /**
     * Finds a thing.
     *
     * @param key its key
     */
    @Idempotent
    @Nullable T find(K key);

    @RpcMethod("all")
    CompletionStage<@Nullable Page<T>> list(@Nullable K after, int limit);

    void save(T thing);

    void saveAll(List<T> things);

    default T require(K key) {
        var found = find(key);
        if (found == null) {
            throw new IllegalArgumentException("Nothing at " + key);
        }
        return found;
    }

    /** A page of things. */
    record Page<T>(List<T> items, @Nullable Page<T> next) {}
}
