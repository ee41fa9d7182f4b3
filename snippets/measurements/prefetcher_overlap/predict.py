"""Time of a step when the copy takes one unit, by what may overlap."""

STEPS = 12


def main():
    print("prediction; one copy takes 1; a loop of 12 batches, per step")
    print("compute:copy  one stream  prefetch  longer alone  hidden")
    for compute in (0.25, 0.5, 1.0, 2.0, 4.0):
        one = 1 + compute
        longer = max(1, compute)
        # nothing hides the first copy, nor the last compute
        ahead = (1 + (STEPS - 1) * longer + compute) / STEPS
        row = f"{compute:<14.2f}{one:10.2f}{ahead:10.2f}{longer:14.2f}"
        print(f"{row}{one - ahead:8.2f}")


if __name__ == "__main__":
    main()
