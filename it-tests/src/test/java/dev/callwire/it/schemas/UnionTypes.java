package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.callwire.annotation.RpcService;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Types that stand for one of several. */
@RpcService
interface UnionTypes {
    Shape ofShape(Shape value);

    Circle ofCircle(Circle value);

    Square ofSquare(Square value);

    Shapes ofShapes(Shapes value);

    ByClassName ofByClassName(ByClassName value);

    BySimpleName ofBySimpleName(BySimpleName value);

    Fruit ofFruit(Fruit value);

    Basket ofBasket(Basket value);

    Tool ofTool(Tool value);

    Pet ofPet(Pet value);

    Event ofEvent(Event value);

    Length ofLength(Length value);

    Term ofTerm(Term value);

    Binary ofBinary(Binary value);

    Animal ofAnimal(Animal value);

    Open ofOpen(Open value);

    Envelope ofEnvelope(Envelope value);

    Wide ofWide(Wide value);

    Outcome<Integer> ofOutcomeInteger(Outcome<Integer> value);

    Outcome<List<Square>> ofOutcomeListSquare(Outcome<List<Square>> value);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    @JsonTypeName("square")
    record Square(double side, List<Shape> inside) implements Shape {}

    record Shapes(
            List<Shape> all,
            Map<String, Shape> named,
            @Nullable Shape maybe,
            Optional<Shape> other,
            Circle round) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface ByClassName {}

    record One(int x) implements ByClassName {}

    record Two(int x) implements ByClassName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "t")
    sealed interface BySimpleName {}

    record Uno(int x) implements BySimpleName {}

    record Due(String x) implements BySimpleName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Apple.class, name = "apple"),
        @JsonSubTypes.Type(value = Pear.class, name = "pear")
    })
    sealed interface Fruit {}

    record Apple(int weight) implements Fruit {}

    record Pear(String sort) implements Fruit {}

    record Basket(List<Fruit> fruits) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    sealed interface Tool {}

    @JsonTypeName("hammer")
    record Hammer(int weight) implements Tool {}

    @JsonTypeName("saw")
    record Saw(int teeth, @Nullable Tool spare) implements Tool {}

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            property = "type",
            visible = true)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog.class, name = "dog")
    })
    abstract class Pet {
        public String name = "";

        public abstract String getType();
    }

    class Cat extends Pet {
        @Override
        public String getType() {
            return "cat";
        }
    }

    class Dog extends Pet {
        public int volume;

        @Override
        public String getType() {
            return "dog";
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "k", defaultImpl = OtherEvent.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Opened.class, name = "opened"),
        @JsonSubTypes.Type(value = Closed.class, name = "closed")
    })
    interface Event {}

    record Opened(long at) implements Event {}

    record Closed(long at, String why) implements Event {}

    record OtherEvent(@Nullable String text) implements Event {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Meters.class), @JsonSubTypes.Type(Feet.class)})
    sealed interface Length {}

    record Meters(double meters) implements Length {}

    record Feet(double feet, int inches) implements Length {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
    sealed interface Term {}

    @JsonTypeName("num")
    record Num(int value) implements Term {}

    sealed interface Binary extends Term {}

    @JsonTypeName("add")
    record Add(Term left, Term right) implements Binary {}

    @JsonTypeName("mul")
    record Mul(Term left, Term right) implements Binary {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Animal.class, name = "animal"),
        @JsonSubTypes.Type(value = Bird.class, name = "bird")
    })
    class Animal {
        public String name = "";
    }

    class Bird extends Animal {
        public int wings = 2;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    sealed interface Outcome<T> {}

    @JsonTypeName("ok")
    record Ok<T>(T value) implements Outcome<T> {}

    @JsonTypeName("failed")
    record Failed<T>(String why) implements Outcome<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes(@JsonSubTypes.Type(value = Bag.class, name = "bag"))
    interface Open {}

    class Bag implements Open {
        private final Map<String, Integer> all = new TreeMap<>();

        @JsonAnyGetter
        public Map<String, Integer> all() {
            return all;
        }

        @JsonAnySetter
        public void put(String name, Integer value) {
            all.put(name, value);
        }
    }

    interface Payload {}

    record Text(String text) implements Payload {}

    record Count(int count) implements Payload {}

    class Envelope {
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Text.class, name = "text"),
            @JsonSubTypes.Type(value = Count.class, name = "count")
        })
        public Payload payload = new Text("");

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Text.class, name = "text"),
            @JsonSubTypes.Type(value = Count.class, name = "count")
        })
        public List<Payload> more = List.of();
    }

    record Wide(@JsonProperty("a/b~c") Shape odd) {}
}
