#include "model/circles.h"

static const signed char circles[64] = {
#define CIRCLE(circle, kind) [swst__kind_##kind] = swst__circle_##circle,
#include "model/circles.def"
#undef CIRCLE
};

int32_t swst__kind_circle(const swst_kind *kind)
{
    return circles[kind - swst__kinds];
}
