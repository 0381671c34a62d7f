package bd.somoyshima.place;

/** Levels of administration, from the widest to the narrowest. */
public enum PlaceLevel {
    NATION(0),
    DIVISION(1),
    DISTRICT(2),
    UPAZILA(3);

    private final int depth;

    PlaceLevel(int depth) {
        this.depth = depth;
    }

    /** The number of levels above this one. */
    public int depth() {
        return depth;
    }

    static PlaceLevel ofDepth(int depth) {
        return values()[depth];
    }
}
