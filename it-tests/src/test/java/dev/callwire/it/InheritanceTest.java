package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services that get their methods, and the types of these, from interfaces that they extend. */
class InheritanceTest {
    private final ServerFixture fixture = new ServerFixture(
            ServerFixture.serving(Users.class, new UserStore()).service(Parts.class, new PartStore()));

    @RpcError(code = 4001)
    static final class NotThere extends Exception {
        private static final long serialVersionUID = 1;
        private final String id;

        NotThere(String id) {
            super("nothing has the id " + id);
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    interface Crud<T, K> {
        T get(K id) throws NotThere;

        Optional<T> find(K id);

        CompletionStage<List<T>> all();

        Map<String, T> byName();

        int putAll(Collection<? extends T> items);

        T[] array(List<K> ids);

        default boolean has(K id) {
            return find(id).isPresent();
        }
    }

    interface Named<N> {
        List<N> names();
    }

    record User(String id, int age) {}

    record Part(long number, Map<String, List<Integer>> sizes) {}

    @RpcService("users")
    interface Users extends Crud<User, String>, Named<String> {
        @Override
        Optional<User> find(String id);

        int oldest();
    }

    @RpcService("parts")
    interface Parts extends Crud<Part, Long> {
        @RpcMethod("partCount")
        int count();
    }

    private static final class UserStore implements Users {
        private final Map<String, User> users = new TreeMap<>();

        @Override
        public User get(String id) throws NotThere {
            return find(id).orElseThrow(() -> new NotThere(id));
        }

        @Override
        public Optional<User> find(String id) {
            return Optional.ofNullable(users.get(id));
        }

        @Override
        public CompletionStage<List<User>> all() {
            return CompletableFuture.completedFuture(List.copyOf(users.values()));
        }

        @Override
        public Map<String, User> byName() {
            return users;
        }

        @Override
        public int putAll(Collection<? extends User> items) {
            items.forEach(user -> users.put(user.id(), user));
            return items.size();
        }

        @Override
        public User[] array(List<String> ids) {
            return ids.stream().map(users::get).toArray(User[]::new);
        }

        @Override
        public List<String> names() {
            return List.copyOf(users.keySet());
        }

        @Override
        public int oldest() {
            return users.values().stream().mapToInt(User::age).max().orElse(0);
        }
    }

    private static final class PartStore implements Parts {
        private final List<Part> parts = new ArrayList<>();

        @Override
        public Part get(Long id) throws NotThere {
            return find(id).orElseThrow(() -> new NotThere("number " + id));
        }

        @Override
        public Optional<Part> find(Long id) {
            return parts.stream().filter(part -> part.number() == id).findFirst();
        }

        @Override
        public CompletionStage<List<Part>> all() {
            return CompletableFuture.completedFuture(parts);
        }

        @Override
        public Map<String, Part> byName() {
            return Map.of();
        }

        @Override
        public int putAll(Collection<? extends Part> items) {
            parts.addAll(items);
            return items.size();
        }

        @Override
        public Part[] array(List<Long> ids) {
            return parts.toArray(Part[]::new);
        }

        @Override
        public int count() {
            return parts.size();
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void inheritedMethodsHaveTheTypesOfTheirService() throws Exception {
        var users = fixture.proxy(Users.class);
        var ada = new User("ada", 36);
        var bea = new User("bea", 63);

        assertThat(users.putAll(List.of(ada, bea))).isEqualTo(2);

        assertThat(users.get("ada")).isEqualTo(ada);
        assertThat(users.find("bea")).contains(bea);
        assertThat(users.find("cy")).isEmpty();
        assertThat(users.all().toCompletableFuture().get(10, TimeUnit.SECONDS)).containsExactly(ada, bea);
        assertThat(users.byName()).containsOnlyKeys("ada", "bea").containsEntry("ada", ada);
        assertThat(users.array(List.of("bea", "ada"))).containsExactly(bea, ada);
        assertThat(users.names()).containsExactly("ada", "bea");
        assertThat(users.oldest()).isEqualTo(63);
    }

    @Test
    void inheritedDefaultMethodCallsOverTheWire() {
        var users = fixture.proxy(Users.class);
        users.putAll(List.of(new User("ada", 36)));

        assertThat(users.has("ada")).isTrue();
        assertThat(users.has("bea")).isFalse();
    }

    @Test
    void inheritedErrorIsTyped() {
        assertThatExceptionOfType(NotThere.class)
                .isThrownBy(() -> fixture.proxy(Users.class).get("ada"))
                .withMessage("nothing has the id ada")
                .satisfies(error -> assertThat(error.id()).isEqualTo("ada"));
    }

    @Test
    void twoServicesOfOneInterfaceDoNotMix() throws Exception {
        var parts = fixture.proxy(Parts.class);
        var part = new Part(1L << 60, Map.of("in mm", List.of(1, 2)));

        parts.putAll(List.of(part));

        assertThat(parts.get(1L << 60)).isEqualTo(part);
        assertThat(parts.count()).isEqualTo(1);
        assertThat(fixture.proxy(Users.class).names()).isEmpty();
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> parts.get(2L));
    }
}
