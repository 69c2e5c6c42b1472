/**
 * Things that people buy for a home, by their last word. "I need eggs" is a shopping list's business, "I need a rental
 * car" is not: where nothing else in the sentence says "list", the thing itself has to.
 */
const GOODS = new Set(
  (
    'milk egg bread butter cheese sugar flour salt pepper rice pasta noodle spaghetti macaroni coffee tea juice water beer wine soda cola ' +
    'lemonade champagne vodka whiskey whisky gin rum cider espresso cream yogurt yoghurt margarine oil vinegar honey jam jelly syrup ' +
    'ketchup mustard mayonnaise mayo sauce salsa dressing soup broth stock spice herb basil oregano cinnamon paprika cumin ginger garlic ' +
    'onion potato tomato carrot cucumber lettuce salad spinach kale broccoli cauliflower cabbage celery mushroom zucchini courgette ' +
    'eggplant aubergine pumpkin corn pea bean lentil chickpea avocado apple banana orange lemon lime pear grape strawberry blueberry ' +
    'raspberry blackberry cherry peach plum mango pineapple melon watermelon kiwi coconut raisin date nut almond peanut walnut cashew ' +
    'fruit vegetable veg veggies meat beef steak mince chicken turkey pork ham bacon sausage salami lamb fish salmon tuna shrimp prawn ' +
    'tofu hummus cereal oats oatmeal porridge muesli granola toast roll bun bagel croissant tortilla wrap cracker crisp chip popcorn ' +
    'cookie biscuit cake muffin donut doughnut chocolate candy sweet gum pudding ice yeast dough pizza sandwich snack grocery food ' +
    'towel paper tissue napkin kleenex foil wrap bag soap shampoo conditioner toothpaste toothbrush floss mouthwash deodorant lotion ' +
    'sunscreen razor makeup detergent softener bleach cleaner sponge dishwasher tablet pod battery bulb lightbulb candle match lighter ' +
    'diaper nappy wipe formula litter kibble petfood pad tampon plaster bandage aspirin ibuprofen paracetamol painkiller medicine vitamin ' +
    'pill pen pencil notebook envelope stamp tape glue nail screw paint soil fertilizer seed flower'
  ).split(' '),
);

/** "paper towels", "orange juice", "dog food", "eggs". */
export function isGoods(item: string): boolean {
  const words = item
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return words.length <= 4 && forms(last).some((form) => GOODS.has(form));
}

function forms(word: string): string[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
}
