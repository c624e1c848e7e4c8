package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.callwire.annotation.RpcService;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** What is left out, unwrapped, or has any name. */
@RpcService
interface AbsentTypes {
    NonNull ofNonNull(NonNull value);

    NonAbsent ofNonAbsent(NonAbsent value);

    NonEmpty ofNonEmpty(NonEmpty value);

    NonDefault ofNonDefault(NonDefault value);

    MemberInclude ofMemberInclude(MemberInclude value);

    NullableBean ofNullableBean(NullableBean value);

    Unwrapping ofUnwrapping(Unwrapping value);

    UnwrappingTwice ofUnwrappingTwice(UnwrappingTwice value);

    UnwrappingDeep ofUnwrappingDeep(UnwrappingDeep value);

    UnwrappingMaybe ofUnwrappingMaybe(UnwrappingMaybe value);

    UnwrappingNothing ofUnwrappingNothing(UnwrappingNothing value);

    AnyIntegers ofAnyIntegers(AnyIntegers value);

    AnyObjects ofAnyObjects(AnyObjects value);

    AnyTaken ofAnyTaken(AnyTaken value);

    Made ofMade(Made value);

    MadeOtherwise ofMadeOtherwise(MadeOtherwise value);

    MadeByMethod ofMadeByMethod(MadeByMethod value);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NonNull(@Nullable String a, int b) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NonAbsent(
            Optional<String> a, OptionalInt b, @Nullable String c) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    class NonEmpty {
        public String a = "";
        public List<Integer> b = new ArrayList<>();
        public Map<String, Integer> c = new HashMap<>();
        public int d;
        public int[] e = {};
    }

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    class NonDefault {
        public String a = "x";
        public int b = 7;
        public List<Integer> c = new ArrayList<>();
    }

    class MemberInclude {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public String a = "";

        @JsonInclude(JsonInclude.Include.ALWAYS)
        public @Nullable String b;

        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.NON_NULL)
        public Map<String, @Nullable String> c = new HashMap<>();
    }

    class NullableBean {
        public @Nullable String a;
        public @Nullable Integer b;
        public Optional<String> c = Optional.empty();
    }

    record Inner(int x, @Nullable String y) {}

    class Unwrapping {
        @JsonUnwrapped
        public Inner inner = new Inner(1, null);

        public int z;
    }

    class UnwrappingTwice {
        @JsonUnwrapped(prefix = "a_")
        public Inner a = new Inner(1, null);

        @JsonUnwrapped(prefix = "b_", suffix = "_b")
        public Inner b = new Inner(1, null);
    }

    class UnwrappingDeep {
        @JsonUnwrapped(prefix = "o.")
        public Unwrapping inner = new Unwrapping();
    }

    class UnwrappingMaybe {
        @JsonUnwrapped
        public @Nullable Inner inner;

        public int z;
    }

    class UnwrappingNothing {
        @JsonUnwrapped(enabled = false)
        public Inner inner = new Inner(1, null);

        @JsonUnwrapped
        public String text = "";
    }

    class AnyIntegers {
        public String name = "";
        private final Map<String, Integer> others = new LinkedHashMap<>();

        @JsonAnyGetter
        public Map<String, Integer> others() {
            return others;
        }

        @JsonAnySetter
        public void other(String name, Integer value) {
            others.put(name, value);
        }
    }

    class AnyObjects {
        public int own;

        @JsonAnySetter
        @JsonAnyGetter
        public Map<String, Object> others = new HashMap<>();
    }

    class AnyTaken {
        public int own;
        final Map<String, String> seen = new HashMap<>();

        @JsonAnySetter
        void take(String name, String value) {
            seen.put(name, value);
        }
    }

    class Made {
        private final int size;
        private final @Nullable String note;

        @JsonCreator
        Made(@JsonProperty("size") int size, @JsonProperty("note") @Nullable String note) {
            this.size = size;
            this.note = note;
        }

        public int getSize() {
            return size;
        }

        public @Nullable String getNote() {
            return note;
        }
    }

    record MadeOtherwise(int sum) {
        @JsonCreator
        static MadeOtherwise of(@JsonProperty("left") int left, @JsonProperty("right") int right) {
            return new MadeOtherwise(left + right);
        }
    }

    class MadeByMethod {
        private final String text;

        private MadeByMethod(String text) {
            this.text = text;
        }

        @JsonCreator
        static MadeByMethod of(@JsonProperty("text") String text) {
            return new MadeByMethod(text);
        }

        public String getText() {
            return text;
        }
    }
}
