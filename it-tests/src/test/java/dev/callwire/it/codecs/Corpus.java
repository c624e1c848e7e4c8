package dev.callwire.it.codecs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.callwire.annotation.RpcService;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Values of every kind that generated codecs understand. */
@RpcService
interface Corpus {
    Scalars scalars(Boxed boxed);

    Order order(List<Order> orders, Map<String, Order> named, Optional<Order> maybe);

    Containers containers(Map<Color, List<Line>> byColor, Set<Color> colors, Collection<String> texts);

    Arrays arrays(Order[] orders, int[] numbers, String[] texts);

    Tree tree(@Nullable Tree tree);

    Person person(Account account, Legacy legacy, Open open);

    Named named(Sparse sparse, SparseBean sparseBean);

    Strict strict(Computed computed, Many many, OneOnly only);

    Clashing clashing();

    Leaves leaves(LeafBean bean, List<Instant> times, Map<String, BigDecimal> amounts, Optional<UUID> id);

    Loud loud(Maybes maybes);

    /** Primitive values and strings. */
    record Scalars(boolean truth, byte octet, short small, int medium, long large, double fine, String text) {}

    /** The same in boxes. */
    record Boxed(
            Boolean truth,
            @Nullable Byte octet,
            @Nullable Short small,
            Integer medium,
            @Nullable Long large,
            Double fine,
            @Nullable String text) {}

    record Order(long id, String customer, String currency, boolean express, double total, List<Line> items) {}

    record Line(String article, String description, int quantity, double price, boolean taxed) {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        },
        BLUE_GREEN
    }

    record Containers(
            List<String> texts,
            Set<Integer> numbers,
            Collection<Line> lines,
            Map<String, Double> counts,
            Map<Color, List<Line>> byColor,
            Optional<Line> line,
            OptionalInt number,
            OptionalLong large,
            OptionalDouble fine,
            List<List<Set<Color>>> nested,
            @Nullable Map<String, Map<String, Boolean>> deep) {}

    record Arrays(
            int[] ints, long[] longs, double @Nullable [] doubles, String[] texts, Line[] lines, Color[] colors) {}

    record Tree(String label, @Nullable Tree left, List<Tree> rest, Map<String, Tree> named, Optional<Tree> maybe) {}

    /** A bean with what it inherits. */
    class Person extends Base {
        private String name = "";
        private @Nullable String title;
        private int age = 18;
        private List<String> tags = new ArrayList<>();
        private boolean active;
        private Optional<String> nick = Optional.empty();
        private transient int unseen;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public @Nullable String getTitle() {
            return title;
        }

        public void setTitle(@Nullable String title) {
            this.title = title;
        }

        public int getAge() {
            return age + unseen;
        }

        public void setAge(int age) {
            this.age = age;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public boolean isActive() {
            return active;
        }

        public void setActive(boolean active) {
            this.active = active;
        }

        public Optional<String> getNick() {
            return nick;
        }

        public void setNick(Optional<String> nick) {
            this.nick = nick;
        }
    }

    class Base {
        private long id;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }
    }

    final class Account {
        @JsonProperty("account-no")
        private String number = "";

        private @Nullable Person owner;
        private String secret = "none";

        public String getNumber() {
            return number;
        }

        public void setNumber(String number) {
            this.number = number;
        }

        public @Nullable Person getOwner() {
            return owner;
        }

        public void setOwner(@Nullable Person owner) {
            this.owner = owner;
        }

        @JsonIgnore
        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }
    }

    /** A bean of which nobody says what may be null. */
    @NullUnmarked
    class Legacy {
        private String text;
        private Integer count;
        private List<Legacy> parts;

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public Integer getCount() {
            return count;
        }

        public void setCount(Integer count) {
            this.count = count;
        }

        public List<Legacy> getParts() {
            return parts;
        }

        public void setParts(List<Legacy> parts) {
            this.parts = parts;
        }
    }

    /** Fields that everybody sees. */
    class Open {
        public int number = 7;
        public @Nullable String text;
        public double[] values = {};
        private int own;

        int own() {
            return own;
        }
    }

    record Named(
            @JsonProperty("first-name") String first,
            @JsonProperty("né") int born,
            @JsonProperty("😀") String face,
            @JsonProperty("größe €") String size,
            @JsonProperty("class") String kind) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(
            @Nullable String a,
            int b,
            @Nullable Line c,
            @JsonInclude @Nullable String d) {}

    class SparseBean {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable String a;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable List<String> b;
    }

    /** A record that is not content with everything. */
    record Strict(int from, int to) {
        public Strict {
            if (from > to) {
                throw new IllegalArgumentException("from is at most to");
            }
        }
    }

    /** A record with a property that is written alone. */
    record Computed(int width, int height) {
        public long getArea() {
            return (long) width * height;
        }
    }

    /** What has its own text in JSON. */
    record Leaves(
            float fraction,
            BigDecimal amount,
            BigInteger count,
            UUID id,
            URI link,
            Duration length,
            Instant at,
            LocalDate day,
            LocalTime hour,
            LocalDateTime meeting,
            OffsetDateTime departure) {}

    /** The same where it may be null. */
    class LeafBean {
        public @Nullable Float fraction;
        public @Nullable BigDecimal amount;
        public @Nullable BigInteger count;
        public @Nullable UUID id;
        public @Nullable URI link;
        public @Nullable Duration length;
        public @Nullable Instant at;
        public @Nullable LocalDate day;
        public @Nullable LocalTime hour;
        public @Nullable LocalDateTime meeting;
        public @Nullable OffsetDateTime departure;
    }

    /** A record whose accessor does not return what it was made of. */
    record Loud(String text) {
        @Override
        public String text() {
            return text + "!";
        }
    }

    /** What is optional twice over. */
    @SuppressWarnings("NullableOptional")
    record Maybes(
            @Nullable Optional<String> text,
            @Nullable OptionalInt number,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<Line> line) {}

    record OneOnly(String only) {}

    /** Names that the generated code has a use of its own for. */
    record Clashing(int in, int i, int seen, int value, int out, int start, int value_, String string) {}

    record Many(
            int a01,
            int a02,
            int a03,
            int a04,
            int a05,
            int a06,
            int a07,
            int a08,
            int a09,
            int a10,
            int a11,
            int a12,
            int a13,
            int a14,
            int a15,
            int a16,
            int a17,
            int a18,
            int a19,
            int a20,
            int a21,
            int a22,
            int a23,
            int a24,
            int a25,
            int a26,
            int a27,
            int a28,
            int a29,
            int a30,
            int a31,
            int a32,
            int a33,
            int a34,
            int a35,
            int a36,
            int a37,
            int a38,
            int a39,
            int a40,
            int a41,
            int a42,
            int a43,
            int a44,
            int a45,
            int a46,
            int a47,
            int a48,
            int a49,
            int a50,
            int a51,
            int a52,
            int a53,
            int a54,
            int a55,
            int a56,
            int a57,
            int a58,
            int a59,
            int a60,
            int a61,
            int a62,
            int a63,
            int a64) {}
}
