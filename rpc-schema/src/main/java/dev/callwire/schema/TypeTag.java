package dev.callwire.schema;

/** The name of each sort of type in the JSON form. */
enum TypeTag {
    INTEGER("integer", TypeSchema.IntegerType.class),
    NUMBER("number", TypeSchema.NumberType.class),
    BOOLEAN("boolean", TypeSchema.BooleanType.class),
    STRING("string", TypeSchema.StringType.class),
    ENUM("enum", TypeSchema.EnumType.class),
    ARRAY("array", TypeSchema.ArrayType.class),
    TUPLE("tuple", TypeSchema.TupleType.class),
    MAP("map", TypeSchema.MapType.class),
    OBJECT("object", TypeSchema.ObjectType.class),
    NULLABLE("nullable", TypeSchema.NullableType.class),
    REFERENCE("reference", TypeSchema.ReferenceType.class),
    UNION("union", TypeSchema.UnionType.class),
    REMOTE("remote", TypeSchema.RemoteType.class),
    CONSTRAINED("constrained", TypeSchema.ConstrainedType.class),
    DESCRIBED("described", TypeSchema.DescribedType.class),
    ANY("any", TypeSchema.AnyType.class),
    NULL("null", TypeSchema.NullType.class),
    OPAQUE("opaque", TypeSchema.OpaqueType.class);

    private final String text;
    private final Class<? extends TypeSchema> type;

    TypeTag(String text, Class<? extends TypeSchema> type) {
        this.text = text;
        this.type = type;
    }

    static TypeTag of(TypeSchema schema) {
        for (TypeTag tag : values()) {
            if (tag.type.isInstance(schema)) {
                return tag;
            }
        }
        throw new IllegalStateException("No tag for " + schema.getClass());
    }

    String text() {
        return text;
    }
}
