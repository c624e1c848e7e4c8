package com.example.types;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type that a service may speak of. */
@RpcService
public interface Library {
    Plain plain(Plain plain);

    Times times(Times times);

    Containers containers(Containers containers);

    Shape draw(Shape shape, Circle circle, Animal animal);

    Bean bean(Bean bean, Made made);

    Pair<Node, Integer> generic(Pair<@Nullable String, Node[]> pair, Pair<Pair<Color, Hex>, List<Level>> other);

    Shaped shaped(Shaped shaped);

    List<Permitted> permitted();

    /** Values of one piece. */
    record Plain(
            boolean truth,
            byte octet,
            short small,
            int medium,
            long large,
            float rough,
            double fine,
            char letter,
            Integer boxed,
            @Nullable Long maybe,
            BigInteger huge,
            BigDecimal exact,
            String text,
            UUID uuid,
            URI uri,
            Locale locale,
            Currency currency,
            JsonNode tree,
            RawJson raw) {}

    record Times(
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            LocalDateTime local,
            LocalDate date,
            LocalTime time,
            OffsetTime offsetTime,
            Duration duration,
            Period period,
            Year year) {}

    record Containers(
            int[] numbers,
            byte[] bytes,
            char[] letters,
            String[][] grid,
            @Nullable String[] holes,
            List<@Nullable Integer> list,
            Set<UUID> set,
            Collection<List<Color>> nested,
            Map<String, Long> counts,
            TreeMap<Integer, String> sorted,
            EnumMap<Color, Duration> byColor,
            Map<UUID, Map<LocalDate, Boolean>> deep,
            Optional<String> maybe,
            OptionalInt count,
            List<Optional<Color>> colors) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    /**
     * Round.
     *
     * @param radius at least 0
     */
    record Circle(double radius, List<Shape> inside) implements Shape {}

    @JsonTypeName("square")
    record Square(double side) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(Dog.class))
    class Animal {
        public String name = "";
        public @Nullable Animal friend;
    }

    class Dog extends Animal {
        public boolean loud;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Permitted {
        record One(int x) implements Permitted {}

        @JsonTypeName("two")
        record Two(int x) implements Permitted {}

        sealed interface Rest extends Permitted {}

        record Three(int x) implements Rest {}
    }

    /** Colors. */
    enum Color {
        RED,
        @JsonProperty("green")
        GREEN,
        /** Not used any more. */
        @Deprecated
        BLUE
    }

    /** A quantity in hexadecimal. */
    record Hex(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Hex {}
    }

    enum Level {
        LOW,
        HIGH;

        @JsonValue
        int number() {
            return ordinal();
        }
    }

    record Node(String name, @Nullable Node next, @JsonIgnore @Nullable String unseen) {}

    record Pair<A, B>(@JsonProperty("first") A left, B right) {
        public String getLabel() {
            return left + "/" + right;
        }
    }

    class Base {
        private @Nullable String id;

        /** Identifies it. */
        public @Nullable String getId() {
            return id;
        }

        public void setId(@Nullable String id) {
            this.id = id;
        }
    }

    @JsonIgnoreProperties("secret")
    class Bean extends Base {
        public static int made;
        public int open;
        transient int fleeting;
        private int closed;

        /** The name, as it is shown. */
        private String URLName = "";

        private boolean good;
        private final List<String> tags = new ArrayList<>();
        private String secret = "";

        @JsonProperty
        private int shown;

        @JsonProperty("renamed")
        public int getClosedValue() {
            return closed;
        }

        public String getURLName() {
            return URLName;
        }

        public void setURLName(String name) {
            URLName = name;
        }

        public boolean isGood() {
            return good;
        }

        public void setGood(boolean good) {
            this.good = good;
        }

        public List<String> getTags() {
            return tags;
        }

        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }

        public void setWriteOnly(int value) {
            closed = value;
        }

        @JsonIgnore
        public int getIgnored() {
            return fleeting;
        }

        public int get() {
            return shown;
        }

        public int computed(int x) {
            return x;
        }
    }

    class Made {
        private final int size;
        private final Optional<String> note;

        /**
         * Makes one.
         *
         * @param size in inches
         */
        @JsonCreator
        public Made(@JsonProperty("size") int size, @JsonProperty("note") Optional<String> note) {
            this.size = size;
            this.note = note;
        }

        public int getSize() {
            return size;
        }

        public Optional<String> getNote() {
            return note;
        }
    }

    record Shaped(@JsonFormat(pattern = "yyyy") LocalDate year, Custom custom) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Custom(int x, String anything) {}
}
