/** What things are for: made by training/llm/purposes.mjs of the sentences in training/llm/data/anywhere, not to be edited. */
import type { Purpose } from './purposes.js';

/** Things by the sort that their names tell, and `word:weight` or `word+word:weight`, by what is said of a need for them. */
export const PURPOSES: readonly Purpose[] = [
  {
    kinds: ['switch', 'outlet'],
    names: /heat|radiator|heiz|convector|kotatsu|panel|calenta/i,
    words:
      'cold:2.3 in+here:2.5 here:1.6 heat:2.1 hot:1.5 im:1.0 warm:1.7 like:1.2 warmer:3.2 warmth:3.1 cooler:3.3 its:0.7 the+warmth:3.7 so+cold:3.6 this:1.0 the+heat:2.4 jumper:3.4 too+warm:3.3 sweating:3.0 it+warmer:4.4 freezing:2.6 too:1.1 shivering:3.1 chilly:3.0 ice:1.9 still+cold:3.7 this+cold:3.7 feel:1.8 so+warm:3.5 this+heat:3.5 like+a:1.5 the+duvet:3.4 even+the:3.3 warm+for:3.3 feel+like:2.4 im+overheating:4.7 it+tropical:4.7 jumper+and:4.7 sweating+too:4.7 warmth+make:4.7 nose:2.3 need+it:3.0 duvet:2.9 forehead:4.3 is+shivering:4.3 my+forehead:4.3 im+still:2.9 you+could:2.9 soaked:2.8 it+be:2.1 bit:1.2 wear:2.8 even:2.0 a+jumper:4.0 cold+like:4.0 kill+me:4.0 my+lap:4.0 nippy:4.0 overheating:4.0 really+hot:4.0 sit+here:4.0 make:0.8 could:0.9 are+blue:3.8 cold+as:3.8 cold+that:3.8 death:3.8 im+sweating:3.8 is+lying:3.8 lap:3.8',
  },
  {
    kinds: ['fan'],
    names: /hood|extract|vent|exhaust|chimney|campana|exaustor|dunst/i,
    words:
      'smell:3.1 smoke:4.2 frying:4.6 smoking:4.6 stove:4.4 the+stove:4.5 pan:3.7 steam:3.5 fume:4.6 and:0.7 the+smoke:4.6 and+it:2.8 frying+and:5.6 the+steam:4.1 smell+of:3.3 kitchen:3.1 the+pan:3.8 above:3.1 the+smell:3.8 of:1.0 stink:3.6 is+smoking:4.7 suck:4.7 coughing:4.6 fat:4.5 the+kitchen:3.2 from:1.2 onion:3.8 above+the:3.7 are+smoking:5.6 liver:5.6 smoke+up:5.6 hob:3.7 pot:2.7 coughing+from:5.2 extractor:5.2 the+extractor:5.2 haze:4.9 of+steam:4.9 it+smell:3.2 oil:3.2 smoke+alarm:4.7 steam+from:4.7 boiling:3.1 cooking:3.1 hood:4.5 pan+and:4.5 smell+in:4.5 vapour:4.5 the+onion:4.2 fish:2.0 reek:4.0 it+stink:3.9 and+the:1.0 steaming:3.5 breath:3.3 the+cooker:3.2 from+the:1.2 burnt:2.9 the+air:1.9 its+all:2.9 from+my:2.9 cooker:2.8 the+pot:2.8 a+diner:5.6 a+haze:5.6 a+laundry:5.6 a+smokin:5.6 abeg+draw:5.6 above+it:5.6',
  },
  {
    kinds: ['fan'],
    names: /vent|exhaust|extract|bathroom fan|shower|lüfter/i,
    words:
      'bathroom:4.4 steam:4.5 the+bathroom:4.4 shower:3.6 mirror:4.4 the+steam:5.0 toilet:4.2 the+mirror:4.5 fog:4.4 the+shower:3.6 smell:2.5 bath:2.8 the+toilet:4.2 misty:5.5 steamed+up:5.5 foggy:5.3 steamed:5.3 dripping:3.5 stink:3.5 this:1.3 loo:3.8 bathroom+ceiling:5.5 bathroom+need:5.5 bathroom+tile:5.5 shower+fog:5.5 soaking+with:5.5 that+toilet:5.5 this+shower:5.5 this+steam:5.5 toilet+smell:5.5 with+steam:5.5 draw:3.6 vent:5.1 breathe:3.4 get:1.3 ceiling:3.2 fogged:4.9 hot+shower:4.9 air:1.6 out:0.9 in+this:2.3 are+wet:4.6 glass:2.2 my+shower:4.4 pong:4.4 smell+in:4.4 tile:3.0 the+air:2.2 after+my:4.3 bathroom+is:4.3 steamy:4.3 suck:4.3 tile+are:4.2 shower+and:3.8 the+loo:3.8 room:1.5 got+out:3.7 shaving:3.6 soaking:3.4 quick+my:3.4 after:1.6 cant:1.0 cloud:2.9 basin:2.8 its+all:2.8 a+niff:5.5 a+poo:5.5 a+smiley:5.5 a+stink:5.5 a+turkish:5.5',
  },
  {
    kinds: ['humidifier', 'switch'],
    names: /humidif|befeucht|mister|vapo/i,
    words:
      'dry:3.8 air:3.5 the+air:3.8 nose:3.8 this+dry:5.6 throat:4.6 room:2.3 dry+air:5.0 my+nose:4.1 skin:3.9 my:0.9 dry+room:5.6 so+dry:5.6 this:1.6 lip:4.2 nose+is:4.6 the+room:2.9 humidifier:5.6 the+humidifier:5.6 moisture:4.1 parched:5.1 like:1.3 air+like:4.7 spark:4.7 some:2.0 cough:4.0 are+cracking:5.6 dry+cough:5.6 dry+eye:5.6 dryness:5.6 humidifier+my:5.6 moister:5.6 my+sinuse:5.6 sinuse:5.6 too+dry:5.6 with+air:5.6 air+dry:5.2 from+dry:5.2 bleeding:4.9 this+air:4.9 my+lip:4.6 cracking:4.5 splitting:4.5 air+would:4.3 bone+dry:4.2 from+this:4.2 mist:4.2 the+dry:4.1 dry+as:4.0 my+skin:3.8 bottom+of:3.6 like+the:2.4 eye:1.7 dried:3.2 get+some:3.2 is+so:3.2 water+in:3.0 feel:2.0 like+this:2.9 the+bottom:2.9 1+lick:5.6 a+budgy:5.6 a+cracker:5.6 a+hairline:5.6 a+jug:5.6 a+spark:5.6 a+spritz:5.6 a+tongue:5.6 about+room:5.6 ac+whole:5.6',
  },
  {
    kinds: ['humidifier', 'switch'],
    names: /humidif|feucht|moisture|dryer/i,
    words:
      'damp:4.6 wet:3.3 air:2.5 moisture:4.6 mould:5.0 the+wet:4.9 the+damp:5.0 dry:2.4 wet+air:5.3 the+air:2.7 wall:2.5 moisture+out:5.6 mouldy:5.3 the+moisture:5.0 humid:3.6 moist:4.9 this:1.4 are:0.9 smell:2.1 fungus:5.6 rusting:5.6 so+damp:5.6 this+wet:5.6 smell+like:3.7 the+humidity:3.6 condensation:5.2 cupboard+are:5.2 drier:5.2 mildew:5.2 wavy:5.2 wring:5.2 out:0.9 musty:4.9 water+out:4.9 a+swamp:4.6 air+out:4.6 wall+are:4.6 feel:2.2 some+of:4.5 the+wardrobe:4.5 humidity:3.0 growing:4.3 swamp:4.3 swollen:4.3 dry+air:4.1 clammy:3.9 its:0.7 from+the:1.3 chest:3.9 wardrobe:3.8 room:1.5 stamp:3.7 the+drawer:3.5 too+much:2.3 again:1.4 the+cupboard:3.3 drawer:3.3 sticky:3.3 is+so:3.2 the+wall:2.1 like:0.9 in+this:2.1 laundry:3.0 drying:3.0 that+how:3.0 get:1.0 cupboard:2.9 since+the:2.9 get+the:1.9 shoe:2.9',
  },
  {
    kinds: ['fan', 'switch'],
    names: /purif|air clean|filter|reinig|blueair|levoit|dyson/i,
    words:
      'dust:4.4 air:2.9 the+air:3.4 pollen:5.0 sneezing:4.9 breathe:4.0 lung:5.5 clean:3.0 the+dust:4.4 smoke:3.3 my+lung:5.5 the+pollen:4.6 floating:4.4 sneeze:4.4 allergic:4.3 fluff:4.2 hair:2.5 clean+the:4.1 achoo:5.5 hair+floating:5.5 im+sneezing:5.5 bad+today:5.1 clean+air:5.1 dust+from:5.1 hay:3.4 air+and:4.8 air+my:4.8 i+sneeze:4.8 itchy:4.8 of+dust:4.8 hay+fever:4.6 leave+and:4.6 of:0.7 sweeping:4.3 allergic+to:4.2 all+day:2.6 from+the:1.3 taste:3.8 all:0.8 all+this:3.7 cough:3.6 throat:3.5 breathing:3.4 cleaner:3.4 into:1.7 eye:1.7 again:1.3 flying:3.3 the+room:2.2 fever:3.2 filter:3.0 my+eye:2.0 indoor:2.9 eye+are:2.9 since+the:2.9 1+clean:5.5 a+boxer:5.5 a+burn:5.5 a+spaniel:5.5 aboot+everywhere:5.5 achoo+achoo:5.5 achoo+oh:5.5 again+it:5.5 air+filthy:5.5 air+full:5.5 air+or:5.5 air+quality:5.5 air+taste:5.5 all+coughing:5.5 all+sniffling:5.5',
  },
  {
    kinds: ['media'],
    names: /tv|tele|telly|bravia|fernseh|screen|projector|fire stick|chromecast/i,
    words:
      'tv:4.2 screen:3.6 the+tv:4.1 program:4.1 cartoon:4.2 show:2.7 news:3.5 start:2.2 the+screen:3.2 picture:2.4 film:2.0 shown:4.5 front+of:3.0 in+front:3.0 watch:2.4 episode:4.3 sery:4.1 being+shown:4.9 dark+screen:4.9 that+screen:4.9 that+tv:4.9 watching:2.9 see:1.0 nobody:1.4 channel:4.7 match:2.8 starting:2.8 the+news:3.4 begin:2.7 done:1.3 to+see:1.8 beginning:4.3 showing:4.3 looking:2.5 going:1.3 box:2.3 final:3.9 eye:1.6 of+that:2.8 a+dark:3.7 time:1.1 black+screen:4.9 comin+on:4.9 enough+tv:4.9 goggle+box:4.9 is+watching:4.9 midnight+film:4.9 more+screen:4.9 no+screen:4.9 screen+please:4.9 tvs:4.9 being:2.4 sofa:2.4 about+to:2.3 looking+at:3.1 the+box:3.1 a+black:4.5 begin+and:4.5 serial:4.5 shortly:4.5 the+capital:4.5 ended:2.9 capital:4.3 program+is:4.3 start+on:4.3 for+the:0.8 at+it:2.8 enough:1.2 comin:4.0 my+program:4.0',
  },
  {
    kinds: ['media'],
    names: /radio|wireless|transistor/i,
    words:
      'radio:4.8 the+radio:4.8 hear:2.6 voice:3.7 news:4.1 while+i:3.6 wireless:5.1 while:2.7 presenter:5.3 the+wireless:5.1 program:4.0 let+hear:4.8 talk:3.6 airwave:5.5 station:4.1 me+hear:4.0 to+hear:3.2 let:1.3 hear+the:2.9 the+voice:4.5 some:1.9 morning:2.2 show:2.4 a+presenter:5.5 hear+news:5.5 read+out:5.5 the+request:5.5 wireless+on:5.5 quiet:2.6 bulletin:5.1 gimme:5.1 local:5.1 on+air:5.1 request:5.1 the+headline:5.1 the+local:5.1 is+on:2.4 commentary:4.8 friendly:4.8 headline:4.8 news+is:4.8 phone+in:4.8 the+morning:3.2 listen:3.1 chatter:4.6 time+for:3.0 the+quiz:4.4 hear+it:2.9 background:4.3 time+on:4.3 match:2.8 hear+what:4.1 chat:4.0 the+station:4.0 i+want:1.3 let+me:2.0 quiz:3.9 breakfast:2.6 report:3.8 the+hour:3.8 hour+and:3.7 start+now:3.7 its+time:3.7 without:1.8 like+the:2.3 hand+are:3.5 i+miss:3.5 the+news:3.3 on+the:0.7 company:3.2',
  },
  {
    kinds: ['cover'],
    names: /garage|car|big door/i,
    words:
      'car:3.7 the+car:4.0 bike:3.2 im:1.6 close:2.8 in:0.7 with+the:2.0 out:1.3 parked:4.0 car+in:4.3 shut:2.2 shut+it:3.8 driving:3.6 garage:3.6 with:1.2 close+up:4.0 car+is:3.7 my+bike:3.7 engine:4.2 the+bike:3.1 drive:2.6 up:0.9 inside:2.4 car+out:4.7 the+garage:3.7 im+driving:4.5 open:1.2 scooter:4.2 taking+the:4.0 to+take:3.1 im+in:2.5 behind+me:3.8 tractor:3.8 trailer:3.8 a+drive:4.9 car+let:4.9 motorbike:4.9 open+up:3.6 the+van:3.6 van:2.9 bike+are:4.6 can+close:4.4 in+shut:4.4 in+you:4.4 the+engine:4.4 ute:4.4 truck:3.3 can+shut:4.2 cycling:4.2 to+drive:4.2 is+in:2.0 you+can:2.4 taking:2.9 can:0.8 ive:1.1 ride:3.7 up+im:3.6 away:1.5 driven:3.4 in+there:2.0 close+it:3.4 door:1.1 i+want:1.1 car+and:3.3 big+door:4.9 boxed:4.9 boxed+in:4.9 car+close:4.9 car+inside:4.9 car+you:4.9',
  },
  {
    kinds: ['cover'],
    names: /gate|tor\b|port/i,
    words:
      'road:3.8 the+road:3.8 drive:3.6 the+drive:4.3 car:2.5 van:3.9 gate:3.5 yard:3.1 let:1.4 the+gate:3.6 waiting:2.9 shut:2.1 onto+the:3.7 the+yard:3.2 the+street:3.1 onto:3.5 truck:3.9 dog:2.2 close:2.4 come:1.5 out:1.0 street:2.6 here+with:3.9 lorry:3.9 coming:1.9 cant+get:3.7 open:1.4 to+the:1.6 through:1.9 down+there:3.3 with:1.0 outside:1.7 is+waiting:3.7 driver:3.7 the+entrance:3.6 gate+the:4.3 lane:4.3 are:0.8 the+dog:2.1 entrance:3.1 with+their:3.9 his:1.5 here:1.1 let+it:2.1 driven:3.7 his+truck:4.9 their+van:4.9 waiting+down:4.9 at+the:1.2 close+it:3.7 there:0.9 down:1.1 gate+open:4.6 road+with:4.6 school+bus:4.6 come+in:2.3 bin:3.4 with+his:3.3 a+car:4.4 the+lane:4.4 the+truck:4.4 waiting+outside:4.4 is+coming:2.6 out+on:2.5 donkey:4.2 drive+in:4.2 outside+with:4.2 delivery:3.2 goat:3.2 coming+up:3.1',
  },
  {
    kinds: ['cover'],
    names: /awning|markise|sail|toldo|canopy|banne/i,
    words:
      'shade:4.4 sun:3.0 terrace:4.0 the+terrace:4.1 awning:4.8 outside:2.7 out:1.6 the+awning:4.9 cloth:4.2 the+sun:2.9 on+the:1.5 wind:2.9 out+here:4.4 the+cloth:4.7 the+patio:4.0 patio:3.8 out+on:3.4 the+shade:4.6 on:0.7 full+sun:4.8 its:1.0 balcony:4.0 the+wind:3.1 the+deck:3.7 the+balcony:4.2 out+there:2.7 shade+for:4.8 deck:3.4 sun+is:3.3 over:1.4 in+full:4.5 roof:2.7 over+the:2.1 out+over:5.0 shade+outside:5.0 us:1.6 over+us:4.6 wind+is:4.3 were:1.3 here:1.1 cloth+is:5.0 few+drop:5.0 of+shade:5.0 take+in:5.0 getting:2.4 shade+in:4.7 there:0.9 us+out:4.5 deckchair:4.1 still+out:4.1 sit:2.0 sitting+outside:4.0 sun+out:3.9 outside+is:3.8 drop:2.2 full:1.6 sitting:2.2 the+barbecue:3.7 sun+on:3.6 strong:2.6 a+few:3.4 barbecue:3.4 its+getting:3.4 draw+it:5.0 drop+are:5.0 it+tear:5.0 no+shade:5.0 of+roof:5.0 roof+of:5.0 roof+over:5.0',
  },
  {
    kinds: ['lock'],
    names: /front|main|haus|entr|door/i,
    words:
      'front:4.1 the+front:4.4 door:3.5 front+door:4.4 key:3.5 locked:3.2 at+the:2.2 lock:3.2 at:1.2 the+key:3.4 come+in:3.1 the+door:2.6 come:1.7 is+the:1.8 did:1.7 bolt:3.7 let+her:3.7 lock+the:3.5 did+i:2.8 it+locked:3.7 her+in:4.1 secure:4.1 lock+up:3.7 locked+up:3.7 i+turn:4.4 let:0.9 entrance:3.1 turn+the:2.6 door+locked:4.2 turn:1.7 the+house:1.7 let+him:3.4 get+in:2.9 door+is:3.5 burglar:2.9 him+in:4.3 no+key:4.3 secure+the:4.3 house:1.2 is+it:1.2 may+come:4.1 with+key:4.1 the+entrance:3.2 open:1.0 latch:4.0 i+lock:3.8 turned:2.2 bolted:3.6 main:3.6 the+handle:3.6 can:0.8 key+in:3.5 night:1.1 door+can:4.5 front+locked:4.5 handle+and:4.5 house+locked:4.5 main+door:4.5 my+key:3.4 are+at:3.3 the+night:1.9 door+behind:4.2 key+turned:4.2 secured:4.2 shop+front:4.2 thieve:4.2 handle:3.1 outside:1.3 door+open:3.0 bolt+the:4.0',
  },
  {
    kinds: ['scene', 'script'],
    names: /movie|cinema|film|kino|popcorn/i,
    words:
      'film:3.9 the+film:3.9 movie:4.3 popcorn:3.6 a+film:4.6 sofa:3.5 picture:3.0 cinema:4.0 were+watching:5.3 begin:3.4 flick:5.0 watching:3.5 the+sofa:3.4 the+couch:4.3 starting:3.3 couch:4.1 were:1.5 everybody:2.3 tonight:1.9 a+movie:5.5 binge:5.5 budge:5.5 premiere:5.5 western:5.5 for+a:2.2 ready:2.1 season:3.5 settle:3.4 film+can:5.1 movie+time:5.1 new+season:5.1 picture+show:5.1 watching+a:5.1 film+now:4.8 full+the:4.8 this+film:4.8 chosen:4.6 popcorn+ready:4.6 to+begin:4.6 show:2.2 everyone+on:4.4 film+on:4.4 film+starting:4.4 rainy:4.4 make+it:2.2 sery:4.0 film+and:3.9 the+girl:3.8 it+like:3.7 boy:2.5 is+starting:3.7 the+movie:3.7 picked:3.5 to+start:3.3 on+the:0.7 ready+for:3.2 seat:3.2 new:2.1 evening:1.9 night:1.1 sit:1.9 the+picture:2.8 time:1.1 a+cartoon:5.5 a+chick:5.5 a+cushion:5.5 a+flick:5.5 a+masterpiece:5.5 a+thriller:5.5 a+western:5.5',
  },
  {
    kinds: ['scene', 'script'],
    names: /night|bed|sleep|nacht|noches|lights out/i,
    words:
      'night:2.6 bed:2.5 to+bed:3.6 good+night:4.0 sleep:2.3 im:1.5 house:2.0 good:2.4 off+to:3.2 to:0.7 night+house:5.6 the+night:2.8 now:1.3 dream:3.7 im+off:3.4 bed+now:4.5 for+today:3.3 to+sleep:2.7 going+to:2.6 asleep:2.5 everybody:2.4 sandman:5.6 the+sandman:5.6 sleep+now:3.5 go:1.2 going:1.6 hitting:4.7 hitting+the:4.7 pyjama+on:4.7 sweet+dream:4.7 im+going:2.9 i+go:2.9 water+bottle:4.2 see+you:4.1 off:0.9 im+lying:4.0 night+night:4.0 you+for:4.0 up:0.8 i+wish:3.8 is+asleep:3.8 tucked:3.8 go+to:2.5 bunk:3.7 im+away:3.7 in+bed:2.4 today+and:3.6 the+day:2.4 wish:3.5 the+house:1.7 pyjama:3.4 sweet:3.2 the+cow:3.2 the+stairs:3.2 cow:3.1 down+for:3.1 stairs:3.0 ive:1.1 day+is:2.8 already+good:5.6 anchor+down:5.6 and+bed:5.6 and+good:5.6 asleep+standing:5.6 bed+as:5.6 bed+night:5.6 bedfordshire:5.6 book+finished:5.6 brushed+pyjama:5.6 cheerio+the:5.6',
  },
  {
    kinds: ['scene', 'script'],
    names: /morning|wake|rise|bom dia|early/i,
    words:
      'up:2.2 im+up:5.1 day:2.7 morning:3.3 im:1.8 awake:3.4 good+morning:4.5 house:2.0 begin:3.4 day+begin:5.2 good:2.3 the+day:3.0 just+got:4.4 wake+up:3.5 mornin:5.6 morning+house:5.6 new+day:5.3 morning+im:5.1 im+awake:4.6 got+up:4.5 wake:2.5 up+now:4.0 of+bed:3.8 slept:3.5 1st+day:5.2 another+day:5.2 getting+up:5.2 let+start:5.2 start:2.0 wide+awake:4.9 the+house:1.9 dressing+gown:4.6 early+bird:4.6 overslept:4.6 i+woke:4.3 gown:4.2 early:2.8 to+life:4.1 my+day:4.0 woke+up:3.8 dressing:3.6 just:1.4 is+up:3.6 out+of:1.7 woke:3.3 new:2.1 day+of:3.1 up+with:3.1 wide:3.1 teeth:2.9 start+the:2.9 we+go:2.9 bed:1.1 bring+the:2.8 a+brand:5.6 age+that:5.6 alarm+gone:5.6 am+stood:5.6 anchor+up:5.6 and+aboot:5.6 another+dollar:5.6 as+up:5.6 awake+ready:5.6 awake+too:5.6 badly+but:5.6 bakery+day:5.6 bed+off:5.6 begin+im:5.6 begin+my:5.6 both+feet:5.6',
  },
  {
    kinds: ['scene', 'script'],
    names: /party|disco|fiesta|dance|celebr/i,
    words:
      'dance:4.0 here:2.1 birthday:4.1 are+here:4.3 to+dance:4.8 dancing:4.0 everybody:2.9 friend:3.4 let+dance:5.5 are:1.1 celebrate:5.1 my+birthday:4.7 guest+are:3.5 everyone:2.7 and+everyone:4.7 friend+are:4.7 guest:2.2 new+year:4.3 the+birthday:4.2 its+my:4.1 cake:3.0 year:3.0 let:1.1 make:1.4 my+friend:3.7 a+club:5.5 ceilidh:5.5 dance+everybody:5.5 dancing+shoe:5.5 hooley:5.5 is+dancing:5.5 year+eve:5.5 the+guest:2.6 everybody+here:5.1 everyone+here:5.1 feast:5.1 fiddle:5.1 liven:5.1 the+barn:3.3 shoe:3.2 its:0.8 barn:3.1 eve:4.4 festive:4.4 make+it:2.2 here+and:2.8 balloon:4.2 here+let:4.0 jumping:4.0 a+proper:3.9 bubbly:3.8 we:0.8 beer:3.5 half+the:3.4 and+there:2.2 all+my:3.3 full:1.6 club:3.2 the+cake:3.2 new:2.1 in+here:1.5 proper:3.0 is+here:2.9 want+to:1.1 has+come:2.8 warming:2.8 our:1.1 a+fest:5.5 a+great:5.5 a+keg:5.5',
  },
  {
    kinds: ['scene', 'script'],
    names: /dinner|supper|meal|abendessen|romantic|date/i,
    words:
      'the+table:4.0 table:3.6 food:4.2 eat:3.4 eating:3.7 sitting+down:4.7 sit:2.9 dinner:3.1 ready:2.6 together:3.9 the+food:4.7 sitting:3.0 eating+together:5.5 everyone:2.7 for+once:5.0 at+the:1.6 are+sitting:4.7 were:1.5 candle+are:4.4 meal:4.3 were+eating:4.2 family:3.1 candle:3.1 laid:4.1 come+and:4.0 are+lit:3.9 supper:2.9 cooked:3.9 served:3.9 sit+down:3.8 we+eat:3.8 to+eat:3.7 china+out:5.5 fork+in:5.5 nice+mood:5.5 pizza+on:5.5 are:0.8 plate:2.6 down:1.3 cooked+for:5.1 dinner+ready:5.1 food+is:5.1 food+on:5.1 hotpot:5.1 seated:5.1 nice:2.5 mood:3.3 the+plate:3.3 is+on:2.5 all+sit:4.9 china:4.9 is+served:4.9 all:0.9 getting+cold:4.6 it+nice:4.6 come:1.3 carved:4.4 laid+the:4.4 law+are:4.4 the+turkey:4.4 then+we:4.4 guest+are:3.0 napkin:4.3 tonight:1.7 on+the:0.8 the+dinner:4.2 once:2.8 is+being:4.0 the+crew:4.0 turkey:4.0',
  },
  {
    kinds: ['scene', 'script'],
    names: /away|leav|bye|empty|out/i,
    words:
      'going:2.8 were:2.4 bye:4.7 out:1.4 were+going:4.1 house:2.1 off+to:3.4 to+the:2.0 going+out:3.9 everybody:2.7 off:1.3 im:1.2 everybody+out:5.5 all+going:5.0 nobody+stay:5.0 all:1.1 going+to:2.6 bye+bye:4.2 leaving:3.1 the+house:2.0 im+away:4.1 bye+house:5.5 headin:5.5 headin+out:5.5 go+to:2.7 rucksack:5.1 were+off:3.3 ashore:4.8 away:1.8 im+off:3.1 nobody:1.5 of+us:3.0 coat:3.0 im+the:4.4 all+of:2.9 im+going:2.9 i+go:2.8 till:2.1 coat+on:4.2 to+school:4.2 work:2.0 out+now:4.0 see+you:4.0 were+all:2.7 we+all:3.9 back:1.2 here:1.0 go:1.0 mind+the:3.5 the+field:3.5 be:0.9 now:0.9 well+be:3.5 were+out:3.4 us:1.4 are+going:3.3 field:3.1 house+is:3.1 closing:3.0 town:3.0 tonight:1.5 we:0.7 to+work:2.9 summer:2.9 we+go:2.8 stay:1.9 a+leave:5.5 all+person:5.5 and+away:5.5 and+coming:5.5',
  },
  {
    kinds: ['scene', 'script'],
    names: /welcome|home|arrive|hello/i,
    words:
      'home:3.1 back:2.8 back+from:4.0 im+home:4.8 im+back:4.6 im:1.6 from:1.7 again:2.0 home+again:5.0 were+back:4.5 welcome:4.3 hello:4.2 were:1.6 were+home:5.0 be+home:4.9 and+now:2.8 house:1.7 hall:3.4 now:1.2 i+am:2.5 and+sound:5.6 are+again:5.6 bag+in:5.6 can+wake:5.6 me+home:5.6 safe+and:5.6 weve+arrived:5.6 trip:3.7 arrived:3.6 now+im:3.6 the+hall:3.6 own:2.6 hanging+up:5.2 trip+is:5.2 from+the:1.5 school:2.4 am:1.9 in+from:3.1 from+school:4.6 good+to:4.6 its+me:4.6 returned:4.6 my+own:3.1 bag:3.0 a+lovely:4.5 from+work:4.5 house+i:4.5 dropping:4.3 my+bag:4.3 now+were:4.3 holiday:2.7 here+i:3.9 up+im:3.9 im+in:2.5 just+got:3.7 home+from:3.6 just:1.4 done+and:3.5 are+back:3.5 hospital:3.4 i+come:3.4 to+be:1.7 up+my:3.4 come+home:3.3 place:2.1 come+back:3.1 nursery:3.0 wake:2.0 safe:2.9 from+my:2.8',
  },
  {
    kinds: ['scene', 'script'],
    names: /read|book|lese/i,
    words:
      'book:4.5 read:4.0 reading:4.2 to+read:4.8 my+book:4.8 read+my:5.0 chapter:4.6 a+read:5.6 a:0.9 read+a:5.2 i+read:4.3 a+chapter:5.3 book+and:5.3 the+library:5.3 my:0.7 im+gonna:5.1 book+now:4.9 armchair:4.7 novel:4.5 library:4.4 im:1.0 agatha:5.6 agatha+christie:5.6 author:5.6 book+club:5.6 cant+put:5.6 christie:5.6 gonna+read:5.6 me+book:5.6 my+armchair:5.6 my+bible:5.6 page+turner:5.6 reading+to:5.6 sunday+paper:5.6 turner:5.6 now:1.1 book+in:5.2 good+book:5.2 reading+circle:5.2 reading+corner:5.2 stack+of:5.2 with+a:2.6 gonna:3.4 new:2.4 me:0.9 paper:2.4 comic:4.6 stack:4.6 time+for:3.1 a+book:4.5 bible:4.5 circle:4.5 poem:4.5 and+ive:2.9 the+children:2.8 children:2.7 time:1.3 ive:1.3 read+the:3.7 and+me:3.4 good:1.7 the+book:3.3 club:3.3 peace:3.2 up+with:3.1 hour:2.0 make+it:1.9 me+and:2.8 a+comic:5.6 a+novel:5.6',
  },
  {
    kinds: ['scene', 'script'],
    names: /romant|date|romance|amour|candle|us two|dinner/i,
    words:
      'tonight:2.6 anniversary:4.6 my:0.9 love:2.7 date:2.9 our:1.9 sweetheart:5.2 in+love:4.9 our+anniversary:4.7 wedding:3.1 kiss:4.5 pair+of:4.5 the+pair:4.5 darling:4.2 my+sweetheart:5.6 our+1st:5.3 valentine:5.3 pair:3.9 rose:3.7 date+night:4.9 honeymoon:4.9 coming:2.0 champagne:4.7 its+our:4.6 my+love:4.6 of+us:3.3 my+date:4.3 the+mood:4.1 just:1.8 and+me:3.8 1st+date:5.6 and+champagne:5.6 anniversary+tonight:5.6 dance+with:5.6 for+lover:5.6 hes+brought:5.6 just+us:5.6 kiss+me:5.6 many+year:5.6 mummy+and:5.6 our+honeymoon:5.6 woo:5.6 1st:2.8 night:1.5 and+daddy:5.2 come+here:5.2 my+girlfriend:5.2 my+pocket:5.2 said+yes:5.2 slow+dance:5.2 us+tonight:5.2 hes:2.1 mood:3.3 girlfriend:4.9 lover:4.9 we+met:4.9 and+my:2.4 me:0.9 us:1.5 alone+at:4.6 coming+round:4.6 engaged:4.6 lass+is:4.6 pocket:4.6 butterfly:4.5 cuddle:4.5 the+ring:4.5 alone:2.9 her:1.5 lass:4.3',
  },
  {
    kinds: ['scene', 'script'],
    names: /focus|work|study|concentr|office/i,
    words:
      'exam:4.1 now:1.6 to:0.9 ive:2.0 deadline:5.6 work:2.6 clear+head:5.6 to+concentrate:5.6 my:0.7 writing:4.0 concentrate:5.1 got+to:3.8 need:1.4 have+to:2.5 exam+tomorrow:4.9 im+writing:4.9 ive+got:2.9 i+need:2.3 im:1.1 thesis:4.4 meeting:3.2 head:2.5 need+to:2.1 im+doing:4.1 test:4.1 i+have:2.0 call:2.4 all+my:3.8 call+starting:5.6 do+their:5.6 the+client:5.6 thesis+wont:5.6 writing+my:5.6 got:1.5 a+clear:5.2 distraction:5.2 meeting+on:5.2 no+distraction:5.2 plotting:5.2 the+test:5.2 the+thesis:5.2 wont+write:5.2 write+itself:5.2 to+work:3.4 desk:3.3 serious:4.9 video:3.2 clear:3.2 online:3.2 need+all:4.7 tomorrow:1.5 a+meeting:4.5 call+with:4.5 the+computer:4.5 client:4.3 my+brain:4.3 have:1.0 disturb:4.2 learn:4.2 brain:4.1 written:4.1 doing+my:4.0 to+get:2.6 course:3.9 my+desk:3.9 do:1.3 tax:3.8 computer:3.7 doing:2.4 study:3.5',
  },
  {
    kinds: ['scene', 'script'],
    names: /relax|co[sz]y|chill|wind|spa|siesta|hygge|feier|medit/i,
    words:
      'feet+up:5.0 feet:3.2 day:2.1 calm:4.1 want:1.4 want+to:1.8 stressed:5.3 chill:3.9 im:1.2 unwind:5.0 me:1.0 i+want:1.6 now+i:3.3 need:1.2 sit:2.4 spa:3.9 let+me:2.3 a+day:3.7 hard+day:5.6 harvest:5.6 harvest+in:5.6 me+time:5.6 need+calm:5.6 something+soothing:5.6 peace:3.6 down:1.3 gentle:3.4 cucumber+on:5.2 me+sit:5.2 to+calm:5.2 i+need:2.0 to+unwind:4.9 wind+down:4.9 calming:4.6 quiet+hour:4.6 soothing:4.6 i+just:3.1 what+a:3.1 bath:2.3 calm+down:4.5 my+feet:2.9 just+want:4.2 of+nothing:4.2 hard:2.7 cucumber:4.1 easy:4.1 nerve:4.1 my+head:2.7 a+long:3.8 my+mind:3.8 to+lie:3.8 something:1.9 the+couch:3.6 think+of:3.5 now:0.9 quiet:2.3 couch:3.5 and+now:2.3 the+office:3.4 need+to:1.6 gonna:3.0 breathe:3.0 yoga:3.0 head:2.0 let:0.8 at+last:2.8 a+bundle:5.6 a+deep:5.6 a+tantrum:5.6 aah:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /coffee|espresso|nespresso|barista|kaffee|moka|percol|longhi|cafet/i,
    words:
      'coffee:4.6 the+coffee:4.8 espresso:5.1 machine:3.6 caffeine:5.2 cup:3.7 cappuccino:4.7 coffee+machine:4.9 latte:4.4 of+coffee:5.0 the+espresso:5.0 had:2.2 barista:4.8 the+jug:4.5 filter:3.6 jug:4.4 brew:4.1 an+espresso:5.2 coffee+after:5.2 coffee+no:5.2 no+coffee:5.2 keeping:3.7 her+coffee:4.7 bean:3.5 pot:2.5 shot:4.1 say+no:3.7 hot:1.2 americano:5.2 an+americano:5.2 being+kept:5.2 caffeine+for:5.2 coffee+maker:5.2 coffee+plate:5.2 coffee+still:5.2 coffee+thing:5.2 coffee+time:5.2 espresso+machine:5.2 espresso+thing:5.2 gone+bitter:5.2 ground+and:5.2 hot+coffee:5.2 java:5.2 jug+is:5.2 machine+to:5.2 need+caffeine:5.2 the+brew:5.2 their+coffee:5.2 still:1.1 the+machine:3.3 no:0.7 an:1.6 a+cappuccino:4.8 coffee+and:4.8 espresso+and:4.8 filter+coffee:4.8 flat+white:4.8 keeping+it:4.8 no+to:4.8 the+spout:4.8 brewing:4.5 had+our:4.5 hotplate:4.5 kopi:4.5 my+last:4.5 the+hotplate:4.5 bitter:4.3 cup+and:4.3 the+pot:2.8 after+lunch:4.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /kettle|samovar|wasserkoch|bouill|hervid/i,
    words:
      'tea:4.2 water:2.9 boiling+water:5.6 hot:2.2 boiling:4.2 boil:4.7 hot+water:3.6 brew:4.7 for:1.0 cup:3.7 hot+lemon:5.8 need+boiling:5.8 a+brew:5.5 cuppa:4.9 noodle:4.9 for+tea:4.8 of+tea:4.8 cup+of:4.4 lemon:4.3 water+for:4.1 the+water:2.4 earl:5.8 earl+gray:5.8 pour+boiling:5.8 tea+for:5.8 water+boil:5.8 a+cuppa:5.4 boil+for:5.4 blocked:5.1 some+water:5.1 the+mug:5.1 to+boil:5.1 want+hot:5.1 for+my:2.5 cocoa:4.5 milk+in:4.5 bottle+is:4.4 the+jug:4.4 water+bottle:4.4 a+cup:4.3 jug:4.3 mug:4.2 empty:2.1 pour:4.1 have+a:2.7 would:1.6 pot:2.6 before+bed:3.8 the+kettle:3.8 honey:3.8 the+tea:3.7 bottle:2.4 kettle:3.5 some:1.7 gray:3.3 is+empty:3.2 me+and:3.0 need:1.0 a+herbal:5.8 a+pot:5.8 ahm+gaspin:5.8 am+making:5.8 and+begging:5.8 and+jam:5.8 are+picked:5.8 assam:5.8 assam+strong:5.8 baby+formula:5.8 billy+empty:5.8 blocked+with:5.8',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /blanket|bed warm|heizdecke|heat.* pad|mattress/i,
    words:
      'bed:3.5 the+bed:3.9 warm:2.6 under:2.7 my+bed:3.9 bed+is:4.7 sheet:3.5 heat:2.5 mattress:4.6 blanket:3.7 my:0.9 duvet:4.3 cold:2.0 heated:4.1 the+cover:4.2 the+mattress:4.5 hot:1.6 im:1.1 in+bed:2.9 under+me:5.0 cover:3.3 too+hot:3.2 me:1.0 the+duvet:4.2 too:1.5 under+the:2.3 under+this:4.0 heat+under:5.2 warmth+under:5.2 now+no:3.8 lie:3.0 the+sheet:3.5 warm+my:4.7 lying+here:4.4 warming:3.2 i+lie:4.1 warmed:4.1 to+warm:4.0 my+back:2.9 feet:2.3 toasty:3.8 bunk:3.7 lying:2.8 between+these:5.2 bunk+is:5.2 cooking+me:5.2 electric+blanket:5.2 feet+in:5.2 that+bed:5.2 these+sheet:5.2 this+duvet:5.2 this+quilt:5.2 underblanket:5.2 warm+can:5.2 cosy:3.4 up:0.7 is+too:2.5 chill:3.3 too+warm:3.3 up+and:2.4 bed+has:4.8 bed+it:4.8 bed+to:4.8 hot+under:4.8 is+still:2.3 are+freezing:4.5 chill+off:4.5 this+bed:4.5 being+heated:4.3 cold+under:4.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /towel|rail|handtuch/i,
    words:
      'towel:4.9 the+towel:5.0 dry:3.2 towel+are:4.9 warm:2.4 bath:3.2 shower:3.0 my+towel:4.9 wet:2.8 towel+is:5.2 warm+towel:5.2 hot:1.8 dried:4.1 are+dry:4.5 bar:3.8 the+bath:3.5 bathed:4.7 bath+and:4.5 bathroom:2.8 the+bathroom:3.1 are:0.9 drying:3.5 warmed:4.4 bath+towel:5.2 hot+towel:5.2 that+towel:5.2 towel+dry:5.2 towel+hot:5.2 towel+no:5.2 rail:3.8 damp:3.0 flannel:4.9 rung:4.5 cold:1.5 hang:2.5 and+dry:4.2 are+still:3.1 showered:4.1 to+dry:4.0 swimming:2.8 the+shower:2.7 beach+towel:5.2 damp+towel:5.2 dry+them:5.2 dry+they:5.2 every+towel:5.2 hand+towel:5.2 has+showered:5.2 have+dried:5.2 her+hooded:5.2 hooded:5.2 hooded+towel:5.2 hot+bar:5.2 ladder+in:5.2 the+rung:5.2 them+towel:5.2 towel+after:5.2 towel+be:5.2 towel+for:5.2 towel+hang:5.2 towel+like:5.2 towel+rail:5.2 towel+thing:5.2 towel+warmer:5.2 wet+towel:5.2 wetsuit:5.2 those:2.0 a+cold:3.3 still:1.1 and+dried:4.8',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /diffus|scent|aroma|oil|mist/i,
    words:
      'smell:3.7 scent:5.2 lavender:5.2 oil:4.0 it+smell:3.8 perfume:4.9 smell+like:4.1 smell+of:3.3 puffing:5.0 mist:4.7 nice:2.9 like:1.3 aroma:5.2 fragrance:5.2 eucalyptus:5.0 vanilla:5.0 of:0.9 to+smell:4.6 that:0.9 in+here:2.0 the+oil:4.1 essential:5.2 essential+oil:5.2 smell+nice:5.2 the+lavender:5.2 jasmine:4.9 orange:3.6 freshen:4.7 some:1.7 like+a:2.0 the+smell:3.4 rose:3.4 stink:3.2 wet+dog:4.2 here:1.1 too+much:2.4 too:1.3 nose:2.8 lemon:3.7 make:1.2 aromatherapy:5.2 bergamot:5.2 citrus:5.2 diffuser:5.2 freshen+it:5.2 lavender+in:5.2 lemongrass:5.2 neroli:5.2 nice+scent:5.2 nice+smell:5.2 of+lavender:5.2 patchouli:5.2 perfume+the:5.2 rosemary:5.2 sandalwood:5.2 scent+would:5.2 should+smell:5.2 smell+my:5.2 tea+tree:5.2 that+scent:5.2 the+aroma:5.2 the+scent:5.2 ylang:5.2 ylang+ylang:5.2 air:1.4 peppermint:4.8 smell+is:4.8 that+orange:4.8 would:1.3 my+nose:3.0',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /fountain|pond|water feature|brunnen|waterfall|pump/i,
    words:
      'water:3.1 the+water:3.5 jet:4.6 pond:4.6 the+jet:4.9 the+pond:4.6 basin:4.2 the+basin:4.5 splash:5.1 splashing:5.1 garden:3.0 trickle:5.0 spray:4.0 the+garden:3.0 courtyard:5.2 it+splash:5.2 the+courtyard:5.2 trickling:5.2 frog:3.8 burbling:4.9 jet+is:4.9 the+stone:3.6 pump:3.5 fountain:4.7 spout:4.5 the+spray:4.3 the+frog:4.2 the+nozzle:4.0 nozzle:3.8 by+the:1.8 stone:2.7 hear:1.5 should:1.5 to+hear:2.6 make:1.2 babbling+brook:5.2 cascade:5.2 cherub:5.2 dolphin:5.2 leaping:5.2 lily:5.2 pond+and:5.2 pond+it:5.2 splish:5.2 splish+splash:5.2 stone+bowl:5.2 the+cherub:5.2 the+splashing:5.2 toilet+every:5.2 water+dance:5.2 water+feature:5.2 jump:3.4 the+terrace:2.6 basin+is:4.8 brook:4.8 feature:4.8 gurgle:4.8 lion:4.8 pump+in:4.8 still+water:4.8 tinkling:4.8 versaille:4.8 terrace:2.4 hear+the:2.3 water+in:3.1 a+jet:4.5 babbling:4.5 fall+in:4.5 gurgling:4.5 water+still:4.5',
  },
  {
    kinds: ['switch', 'valve'],
    names: /sprinkl|irrig|hose|drip|bewäss|water|riego/i,
    words:
      'lawn:3.8 the+lawn:3.5 grass:3.4 water:2.1 watering:4.7 garden:3.0 the+grass:3.3 rain:2.7 wet:2.7 spray:4.1 drink:3.6 are:1.1 bed:1.7 bed+are:5.0 water+the:4.6 the+bed:2.5 the+garden:2.8 thirsty:4.2 my+rose:5.2 a+drink:4.9 border:4.5 the+spray:4.3 flower:3.2 spraying:4.2 dry:1.8 the+leave:4.1 getting:2.4 soak:2.9 lettuce:3.9 it+rain:3.7 be+watered:5.2 getting+sprayed:5.2 grass+seed:5.2 irrigation:5.2 lawn+had:5.2 watered:5.2 field:3.2 a+soaking:4.8 are+wilting:4.8 dahlia:4.8 sprinkler:4.8 the+soil:4.8 the+watering:4.8 turf:4.8 bean:3.1 rose:3.1 the+water:1.8 leave:1.5 all+that:3.0 lawn+and:4.5 no+rain:4.5 that+wet:4.5 drenched:4.3 soil:4.3 sprayed:4.3 the+border:4.3 the+lettuce:4.3 theyve:2.8 flower+bed:4.1 a+good:2.7 had:1.5 cracked:3.8 wilting:3.8 a+drop:3.7 puddle:3.7 seed:3.7 strawberry:3.7 the+vegetable:3.7 the+tomatoe:3.6 poor:2.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /christmas|tree|xmas|weihn/i,
    words:
      'christma:4.5 bauble:5.2 the+bauble:5.1 sparkle:4.3 tinsel:5.2 tree:4.0 branch:5.1 the+christma:4.7 the+tinsel:5.2 twinkle:4.1 ornament:5.2 glow:2.7 bauble+are:5.0 the+branch:5.2 the+ornament:5.2 the+tree:4.2 twinkling:4.2 festive:4.8 corner:3.1 top:2.8 needle:3.3 shine:2.2 on+top:3.8 still:1.3 the+corner:3.5 glitter:3.5 star:2.8 present:3.4 carol:4.4 christma+tree:4.4 are:0.8 star+on:4.2 angel:4.1 santa:4.1 bell:2.9 shimmer:3.8 fairy:3.5 christma+angel:5.2 christma+sparkle:5.2 decorated:5.2 fir:5.2 ho:5.2 ho+ho:5.2 jingle+bell:5.2 make+tree:5.2 spruce:5.2 the+festive:5.2 the+spruce:5.2 the+twinkle:5.2 top+sleep:5.2 among+the:3.4 glowing:2.5 bell+are:4.8 christma+is:4.8 glittering:4.8 its+christma:4.8 of+christma:4.8 the+sparkle:4.8 sleep:1.4 among:3.2 fairy+light:4.5 jingle:4.5 mood:3.0 lit:1.8 are+hung:4.3 magic:4.3 are+still:2.8 hung:2.7 sung:4.1 behind+it:3.9',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /tub|jacuzzi|whirl|spa|onsen/i,
    words:
      'bubble:4.6 soak:4.8 the+bubble:4.9 water:2.5 the+deck:4.5 deck:4.3 hot:2.0 jet:4.0 bubbling:4.2 spa:4.4 the+spa:4.9 the+water:2.6 tub:4.0 a+soak:5.2 bubbly:4.4 hot+bubble:5.2 jacuzzi:5.2 outdoor+soak:5.2 warm+bubble:5.2 soaking:4.0 out:1.0 hot+water:3.0 water+on:4.4 warm:1.7 got+out:4.0 the+hot:2.7 bubble+pool:5.2 bubbling+water:5.2 in+hot:5.2 steaming:3.8 the+jet:3.8 the+tub:3.8 outdoor:3.7 sit+in:3.2 dip:4.2 nobody:1.5 sore:3.7 outside:1.6 the+warm:3.6 bubble+water:5.2 bubbling+for:5.2 bubbly+soak:5.2 bubbly+water:5.2 honeymooner:5.2 hot+bubbling:5.2 in+bubble:5.2 jet+on:5.2 massage+jet:5.2 nobody+soaking:5.2 our+bathrobe:5.2 our+soak:5.2 outside+up:5.2 soak+outside:5.2 soaking+tonight:5.2 the+jacuzzi:5.2 whirlpool:5.2 out+of:1.7 bubble+and:4.8 deck+is:4.8 hot+tub:4.8 rubber+duck:4.8 soak+in:4.8 the+bubbly:4.8 the+rubber:4.8 to+soak:4.8 we+wanna:4.8 on+the:0.7 fancy:3.1 all:0.8 bathrobe:4.5',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /iron|bügel/i,
    words:
      'shirt:4.5 crease:5.1 pressed:4.6 pressing:4.6 press:4.1 the+shirt:4.7 board:3.3 blouse:4.8 smooth:5.2 hot:1.7 trouser:3.9 shirt+are:4.7 tablecloth:4.4 ironing:4.2 my+shirt:4.2 ironing+board:5.2 wrinkle:4.8 the+ironing:4.6 collar:4.5 the+tablecloth:4.3 crisp:3.4 dress:3.4 flat:2.8 pressed+and:5.2 crumpled:4.9 my+blouse:4.9 wrinkled:4.9 the+board:3.5 linen:4.7 slept+in:4.7 to+press:4.7 still+hot:3.5 look:1.6 dress+is:4.3 patch:4.0 uniform:4.0 all+crumpled:5.2 be+pressed:5.2 bead+picture:5.2 cloth+don:5.2 crease+free:5.2 creased:5.2 crisp+shirt:5.2 crushed+and:5.2 is+wrinkled:5.2 look+slept:5.2 my+kilt:5.2 of+crease:5.2 pleat:5.2 press+finish:5.2 shirt+is:5.2 shirt+like:5.2 silk+scarf:5.2 the+linen:5.2 steam:2.6 heat:1.6 crushed:4.8 shirt+look:4.8 silk:4.8 the+cord:4.8 wrinkled+and:4.8 slept:3.1 laundry:3.1 blazer:4.5 folding:4.5 the+crease:4.5 the+knee:4.5 wrinkly:4.5 cloth:2.9 like:0.9',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /print|druck|canon/i,
    words:
      'paper:4.1 print:4.6 on+paper:5.1 page:3.7 sheet:3.6 copy:4.6 printing:4.9 form:4.5 to+print:5.0 printed:4.7 ink:4.5 job:3.1 cartridge:5.2 hard+copy:5.2 print+out:5.2 toner:5.2 humming:3.6 the+paper:3.6 ticket:3.5 out:0.9 a+sheet:4.7 signed:4.7 want:0.9 boarding:4.4 for+the:1.1 has+to:2.6 label:4.1 passport:4.1 come+out:2.8 a+print:5.2 cartridge+is:5.2 certificate:5.2 copier:5.2 every+table:5.2 grandma+album:5.2 inkjet:5.2 laser:5.2 laser+jet:5.2 more+paper:5.2 my+boarding:5.2 of+page:5.2 photo+for:5.2 print+job:5.2 the+cartridge:5.2 the+inkjet:5.2 the+laser:5.2 the+toner:5.2 the+visa:5.2 unicorn:5.2 worksheet:5.2 post:3.4 machine:2.5 on+a:2.4 boarding+pass:4.8 for+every:4.8 glossy:4.8 in+black:4.8 jammed:4.8 print+my:4.8 sealed:4.8 sheet+music:4.8 the+form:4.8 thesis+is:4.8 visa:4.8 email:3.1 beside+my:4.5 paper+for:4.5 print+the:4.5 screen:2.2 and+white:4.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /charg|wallbox|lade/i,
    words:
      'car:4.1 the+car:4.1 battery:3.6 range:4.9 full:2.6 car+is:4.3 the+battery:3.7 car+full:4.9 juice:3.9 current:3.7 charge:3.5 cable:3.7 solar:4.5 charging:4.3 feed:3.4 fill:3.4 the+cable:4.1 electricity:3.2 plenty:3.2 electron:5.2 range+is:5.2 car+and:3.9 drive:2.5 charged:3.8 electric:3.4 low:2.6 and+back:4.2 power:2.5 its+battery:4.0 cheap:3.8 battery+for:5.2 cab+is:5.2 car+be:5.2 car+empty:5.2 car+got:5.2 car+it:5.2 car+need:5.2 dashboard:5.2 electric+car:5.2 fill+her:5.2 full+battery:5.2 full+for:5.2 hybrid:5.2 mi+car:5.2 moto:5.2 moto+don:5.2 no+range:5.2 of+power:5.2 on+petrol:5.2 our+solar:5.2 some+juice:5.2 the+hybrid:5.2 the+wallbox:5.2 wallbox:5.2 feed+the:3.4 auto:4.8 auto+is:4.8 daddy+car:4.8 morn:4.8 nearly+flat:4.8 tesla:4.8 the+morn:4.8 wagon:4.8 more:1.0 cable+in:4.5 car+has:4.5 drive+to:4.5 her+car:4.5 unplug:4.5 that+car:4.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /rice|zoji|cooker/i,
    words:
      'rice:5.5 the+rice:5.1 no+rice:5.8 grain:5.6 curry:4.6 rice+for:5.8 rice+with:5.8 want+rice:5.8 steam:3.4 sauce:5.1 basmati:5.8 boiled+rice:5.8 grain+are:5.8 need+boiled:5.8 of+rice:5.8 plain+rice:5.8 rice+on:5.8 the+grain:5.8 without+rice:5.8 start:2.3 rice+and:5.1 need:1.3 washed:3.3 bowl+of:4.7 plain:4.7 the+curry:4.7 bowl:3.0 simmering:4.4 ready:2.2 fluffy:4.3 boiled:4.1 fried:4.1 if+there:4.1 for+the:1.2 dinner:2.5 sticky:3.5 bean:3.4 fry:3.3 hungry:3.2 start+the:3.1 no:0.8 1st+if:5.8 a+curry:5.8 adobo:5.8 adobo+and:5.8 ahm+makin:5.8 aint+gumbo:5.8 all+sauce:5.8 and+avocado:5.8 and+egusi:5.8 and+long:5.8 and+soaking:5.8 are+sliced:5.8 arroz:5.8 arroz+for:5.8 avocado+are:5.8 base+need:5.8 basmati+please:5.8 be+shaped:5.8 bed+of:5.8 been+simmering:5.8 bibimbap:5.8 bibimbap+tonight:5.8 biryani:5.8 biryani+for:5.8 black+bean:5.8 box+have:5.8 brown+rice:5.8 butter+chicken:5.8 carne:5.8',
  },
  {
    kinds: ['light', 'switch'],
    names: /aquar|fish/i,
    words:
      'fish:4.7 the+fish:4.8 tank:4.1 the+tank:4.0 fish+tank:4.9 the+glass:3.4 glass:2.7 sleep:1.9 guppy:5.0 nemo:5.0 night:1.6 fishy:4.6 fish+sleep:5.2 my+fish:5.2 reef:5.2 the+reef:5.2 behind+the:3.1 and+want:3.0 new+fish:4.9 tetra:4.9 fish+are:4.5 shrimp:4.5 fish+and:4.3 tank+is:4.3 for+the:1.1 in+the:0.7 water:1.4 goldfish:3.8 dark:1.2 behind:2.2 daylight:2.8 show:2.1 their:1.7 blue+shimmer:5.2 catfish:5.2 clownfish:5.2 coral:5.2 fish+dont:5.2 fish+get:5.2 fish+light:5.2 fish+may:5.2 fish+must:5.2 fish+should:5.2 fish+swimming:5.2 little+sea:5.2 make+fish:5.2 seahorse:5.2 the+catfish:5.2 the+discus:5.2 the+fishy:5.2 their+daylight:5.2 watch+the:3.3 angelfish:4.8 as+long:4.8 betta:4.8 discus:4.8 fish+dem:4.8 fish+want:4.8 snail:4.8 the+guppy:4.8 the+shrimp:4.8 the+snail:4.8 they+cant:4.8 waiting+room:4.8 see:0.9 glow:1.8 the+water:1.8 the+waiting:4.5 long+as:4.3 need+their:4.3',
  },
  {
    kinds: ['light'],
    names: /night|nacht|moon|bunny|star/i,
    words:
      'glow:3.7 dark:2.3 sleep:2.4 little:2.6 scared:4.1 glimmer:4.6 the+dark:2.8 baby:2.2 cot:3.6 monster:4.0 her:1.9 star:3.2 child:3.8 the+little:2.8 sh:2.4 asleep:2.5 the+glow:3.9 moon:3.6 sleeping:3.0 glowing:2.9 nightmare:5.2 tiny+glow:5.2 kid:1.9 dummy:4.9 glow+can:4.9 the+cot:3.6 sleep+without:4.6 owl:4.3 star+on:4.2 the+child:4.1 bed:1.3 bunny:3.9 little+star:3.8 hes:1.8 the+baby:1.8 a+faint:5.2 faint+glow:5.2 fairy+glow:5.2 glimmer+while:5.2 little+owl:5.2 nightlight:5.2 not+afraid:5.2 orange+glimmer:5.2 soft+glimmer:5.2 the+dummy:5.2 afraid:3.3 crib:3.3 ghost:3.3 and+she:3.2 asleep+again:4.8 child+is:4.8 elephant:4.8 glow+by:4.8 little+glow:4.8 pickin:4.8 the+mushroom:4.8 wake+her:4.8 witch:4.8 her+little:4.5 stop+glowing:4.5 teddy:2.9 she:1.4 frightened:4.2 sh+asleep:4.2 sleepover:4.2 small+light:4.2 the+tiny:4.2 to+glow:4.2 twin:2.8 mushroom:4.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /mosquito|bug|insect/i,
    words:
      'gnat:5.2 bug:4.7 bite:4.6 mosquito:4.8 insect:5.0 biting:5.2 moth:4.1 zap:4.8 fly:3.9 mozzy:5.2 the+gnat:5.2 the+bug:5.2 the+insect:4.8 crackle:4.2 the+mozzy:5.2 zapper:5.2 trap:4.9 crackling:4.4 my+ear:3.2 the+moth:4.1 fried:3.9 biter:5.2 biting+me:5.2 bug+thing:5.2 every+gnat:5.2 insect+are:5.2 midgy:5.2 midgy+are:5.2 mozzy+have:5.2 no+mosquito:5.2 nothing+biting:5.2 reed:5.2 skeeter:5.2 the+bite:5.2 the+reed:5.2 they+bite:5.2 those+bug:5.2 to+zap:5.2 zap+zap:5.2 flying:3.4 dead:2.5 thing:1.6 killer:4.8 us:1.3 ear:2.3 bloody:4.5 swarming:4.5 veranda+and:4.5 nothing:1.5 grid:4.3 midge:4.3 sizzle:4.3 butterfly:4.1 sting:4.1 snap:4.0 leg:2.6 all+evening:3.8 evening:1.9 theyre:1.9 bump:3.7 those:1.8 kill:2.4 the+veranda:3.6 the+barbecue:3.5 blood:3.4 tonight:1.4 blue:2.3 veranda:3.3 barbecue:3.2 buzzing:3.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /feed|futter|bowl/i,
    words:
      'cat:3.4 dog:3.1 hungry:4.6 food:4.4 bowl:4.0 the+cat:3.1 his:2.4 the+dog:3.0 dish:3.8 her:2.1 the+bowl:4.5 din:5.8 din+din:5.8 empty+dish:5.8 her+breakfast:5.8 hound:5.8 kibble:5.8 the+pup:5.8 empty:2.3 her+supper:5.4 his+dish:5.4 licked:5.4 pup:5.4 so+hungry:5.4 feed:3.4 the+kitten:5.1 begging:4.9 kitten:4.5 barking:4.3 kitty:4.3 paw:4.3 since+morning:4.3 breakfast:2.8 want+her:4.0 dog+is:3.8 for+his:3.8 eat:2.5 feed+the:3.6 to+eat:3.5 the+dish:3.4 she:1.6 eaten:3.2 is+empty:3.2 hasnt:3.1 give+the:2.9 time+for:2.9 a+statue:5.8 and+sigh:5.8 back+begging:5.8 barking+bowl:5.8 barn+want:5.8 because+his:5.8 been+mustering:5.8 begging+eye:5.8 bella:5.8 bella+deserve:5.8 biscuit+drop:5.8 bit+extra:5.8 bitterly+by:5.8 boss+her:5.8 bowl+is:5.8 bowl+licked:5.8 breath+is:5.8 butter+that:5.8 by+his:5.8 cat+alarm:5.8 cat+dinner:5.8 cat+eating:5.8 cat+fight:5.8 cat+meowing:5.8',
  },
  {
    kinds: ['light', 'switch'],
    names: /grow|plant|pflanz|seedl|greenhouse/i,
    words:
      'plant:4.5 seedling:4.9 sun:2.4 the+plant:4.2 herb:4.5 shelf:3.7 the+seedling:4.8 sprout:4.6 grow:4.4 the+sprout:5.2 basil:5.0 sun+for:4.8 sunshine:3.7 have:1.1 tray:3.5 for+the:1.3 for:0.7 indoor:3.5 pale:4.2 light:1.1 have+had:4.1 had:2.1 leggy:5.2 plant+is:5.2 sprouted:5.2 the+chilly:5.2 artificial:4.9 violet:4.9 their:1.9 growing:4.4 purple:4.2 pot:2.5 seed:4.1 they:1.5 are:0.7 daylight:2.8 day:1.3 african:5.2 african+violet:5.2 are+stretching:5.2 artificial+sun:5.2 baby+want:5.2 bean+plant:5.2 bonsai:5.2 cactus:5.2 cress:5.2 have+sprouted:5.2 hydroponic:5.2 indoor+garden:5.2 microgreen:5.2 mint+is:5.2 monstera:5.2 my+herb:5.2 pot+indoor:5.2 seed+tray:5.2 seedling+are:5.2 seedling+need:5.2 sprouted+and:5.2 succulent:5.2 the+cress:5.2 the+hydroponic:5.2 the+microgreen:5.2 the+mint:5.2 the+monstera:5.2 to+grow:5.2 had+enough:3.4 enough:1.5 the+shelf:3.4 no:0.7 the+dark:2.0',
  },
  {
    kinds: ['media', 'switch'],
    names: /noise|sound machine|sleep|sheep/i,
    words:
      'sound:3.3 noise:3.6 sleep:2.4 shushing:5.2 rushing:5.0 shhh:4.9 static:4.8 that:1.0 wake:2.7 up:1.1 baby:2.0 sleeping:3.2 hiss:4.4 to+sleep:2.7 hissing:4.2 wave:4.2 the+shhh:5.2 steady:4.6 stop:1.7 hum:3.4 drone:4.1 rushing+sound:5.2 whooshing:5.2 whoosh:4.9 hush:3.2 need:1.0 need+the:2.4 cot:2.9 nap:2.9 sound+like:3.8 the+baby:1.9 her:1.4 an+untuned:5.2 her+shushing:5.2 masking:5.2 masking+sound:5.2 noise+machine:5.2 seashell:5.2 that+sound:5.2 that+steady:5.2 that+whooshing:5.2 that+womb:5.2 the+masking:5.2 the+rushing:5.2 the+shushing:5.2 the+static:5.2 the+waterfall:5.2 the+wave:5.2 therapy:5.2 untuned:5.2 waterfall:5.2 wind+sound:5.2 womb:5.2 like+an:3.2 baby+wake:4.8 crashing:4.8 little+man:4.8 my+sleep:4.8 sh+up:4.8 sleep+sound:4.8 sound+to:4.8 the+hum:4.8 the+workmen:4.8 workmen:4.8 awake:2.4 quiet:2.3 fighting:4.5 infant:4.5 ocean:4.5 the+corridor:4.5',
  },
  {
    kinds: ['media', 'switch'],
    names: /project|beamer|epson/i,
    words:
      'wall:4.0 the+wall:4.0 picture:3.4 slide:4.6 cinema:4.1 film:2.6 big:3.1 movie:3.9 large:4.9 beam:3.9 screen:3.0 canva:4.3 big+picture:5.0 size:4.5 the+canva:4.3 beamer:5.2 the+beamer:5.2 up+on:3.5 on+the:1.0 the+beam:4.2 the+film:2.7 the+big:3.2 over+wall:5.2 watch:2.5 big+screen:4.9 over:1.3 blank:4.5 done:1.5 the+final:4.4 the+slide:4.4 tv:2.6 the+picture:3.2 final:4.1 film+is:4.0 the+movie:3.7 stadium:3.7 photo:2.7 the+white:3.5 canva+down:5.2 facing:5.2 facing+the:5.2 life+size:5.2 movie+done:5.2 photo+up:5.2 seen+all:5.2 the+size:5.2 the+training:5.2 wall+can:5.2 wall+movie:5.2 up:0.7 sheet:2.5 the+photo:3.3 the+sheet:3.3 laptop:3.2 as+wide:4.8 canva+is:4.8 lecture:4.8 screen+now:4.8 wall+still:4.8 watch+this:4.8 wide+as:4.8 as+the:3.0 shining:2.3 bulb:2.3 film+club:4.5 image:4.5 movy:4.5 presentation:4.5 wall+again:4.5 whole+wall:4.5',
  },
  {
    kinds: ['light'],
    names: /porch|front|outs|door|entr|hof|stoep|veranda|path|flood/i,
    words:
      'door:2.8 front:3.1 doorstep:4.9 the+door:3.1 step:3.4 entrance:4.2 front+door:3.0 dark:2.0 front+step:5.1 the+front:2.9 the+doorstep:4.9 our:2.0 the+entrance:4.2 see:1.6 our+front:5.2 doormat:5.0 the+doormat:5.0 see+the:2.2 the+veranda:4.3 outside:1.9 cant+see:2.1 veranda:4.1 bell:3.2 coming:1.8 over+the:2.0 key:2.3 out+front:4.6 the+dark:2.2 shine:2.1 cant:1.2 outside+the:3.9 guest:1.9 the+step:2.9 welcome:3.7 for+front:5.2 house+number:5.2 people+is:5.2 stoop:5.2 the+bell:3.5 over:1.1 door+because:4.8 doorway:4.8 entrance+is:4.8 house+look:4.8 our+doorstep:4.8 porch+light:4.8 the+doorway:4.8 nobody:1.4 someone:2.3 at+the:1.2 door+please:4.6 stoep:4.6 the+stoep:4.6 veranda+and:4.6 by+the:1.7 or+treater:4.3 treater:4.3 trick+or:4.3 1+is:4.1 the+mat:4.1 trick:4.1 by:1.2 courier:3.9 its+lit:3.9 our+house:3.9 the+courier:3.9 the+ambulance:3.6 and+gone:3.5 opposite:3.5 porch:3.5',
  },
  {
    kinds: ['light'],
    names: /desk|work|schreib|study|architect/i,
    words:
      'my:1.0 paper:3.0 desk:3.9 on+my:2.4 table:2.4 study:4.2 writing:4.0 over:1.4 stamp:4.0 done:1.6 homework:3.1 shadow:3.1 the+paper:3.6 lamp:1.7 over+my:3.4 work:2.1 sum:4.1 essay:4.0 see:1.1 dark:1.3 write:2.9 and+my:2.3 pen:3.7 page:2.6 where+i:3.5 blotter:5.2 bureau:5.2 chart+table:5.2 desk+lamp:5.2 jotter:5.2 ledger:5.2 my+ledger:5.2 my+writing:5.2 paperwork:5.2 schoolwork:5.2 the+bureau:5.2 typewriter:5.2 work+table:5.2 workbook:5.2 worktable:5.2 note:3.3 see+where:3.3 shine+on:3.2 my+note:4.8 table+need:4.8 the+watch:4.8 you+shine:4.8 shine:1.9 cant:1.1 desk+and:4.5 my+name:4.5 revision:4.5 spelling:4.5 finish:1.8 invoice:4.3 my+pen:4.3 of+brightness:4.3 paper+are:4.3 the+account:4.3 to+study:4.3 contract:4.1 homework+is:4.1 the+computer:4.1 tiny:2.7 letter:2.7 brightness:2.6 done+so:3.8 light+over:3.8 my+paper:3.8 the+chart:3.8',
  },
  {
    kinds: ['light'],
    names: /mirror|vanity|make|spiegel/i,
    words:
      'glass:3.6 my:1.2 the+glass:4.0 see:1.9 face:3.4 looking:3.5 make+up:4.6 looking+glass:5.2 my+face:3.7 the+looking:5.0 see+my:3.3 cant+see:2.3 to+see:2.3 my+reflection:5.2 mirror:3.4 my+make:4.6 cant:1.4 glass+and:4.5 reflection:4.4 len:4.0 my+chin:5.2 hair:2.3 chin:4.5 earring:4.4 teeth:3.3 face+is:4.2 bulb:2.5 i+look:3.9 putting:3.7 nose:2.8 shave:3.7 shaving:3.7 done:1.4 my+eye:2.1 make:1.2 im:0.8 i+cant:1.5 the+mirror:3.5 all+finished:5.2 am+putting:5.2 kajal:5.2 mascara:5.2 mirror+light:5.2 parting:5.2 preening:5.2 see+myself:5.2 eye:1.7 finished:1.7 with+my:2.6 looking+at:3.4 and+i:1.4 clown:4.8 cream+on:4.8 eyebrow:4.8 lash:4.8 neat:4.8 razor:4.8 teeth+and:4.8 the+len:4.8 vanity:4.8 themselve:3.2 and+im:1.9 me+see:3.0 my+nose:3.0 finish:1.8 admiring:4.5 those+bulb:4.5 beard:4.3 lipstick:4.3 moustache:4.3',
  },
  {
    kinds: ['light'],
    names: /bed|night|nacht/i,
    words:
      'bed:2.7 pillow:4.3 my:1.2 nightstand:5.2 in+bed:3.5 sleep:2.3 my+pillow:4.4 page:3.6 reading:3.5 the+nightstand:5.2 read:2.8 book:2.9 to+sleep:3.0 the+bed:2.9 under:2.2 the+pillow:4.4 next+to:3.7 under+the:2.5 by:1.6 lie:3.2 my+side:4.8 by+my:4.0 headboard:5.2 the+headboard:5.2 glow:2.2 side:2.9 my+eye:2.3 next:1.9 eye:1.9 im:0.9 beside:3.0 the+blanket:4.0 bed+and:3.0 by+the:1.9 story:2.8 bedside+lamp:5.2 earplug:5.2 eiderdown:5.2 hospital+bed:5.2 hubby:5.2 more+page:5.2 page+in:5.2 pillow+light:5.2 light:0.9 the+book:3.4 under+my:3.3 bedside:4.8 his+paper:4.8 my+crossword:4.8 page+with:4.8 read+and:4.8 cant:1.1 dark:1.2 drop:2.3 glass+on:4.5 last+page:4.5 shine+by:4.5 comic:4.3 drop+in:4.3 cant+find:2.8 done+with:2.8 on+my:1.6 i+want:1.2 letter:2.7 light+by:4.0 his:1.3 want+to:1.1 blanket:2.6 find:1.9 cramp:3.8',
  },
  {
    kinds: ['light'],
    names: /stair|step|treppe|escal/i,
    words:
      'step:4.4 the+step:4.8 up:1.6 down:2.0 landing:4.9 the+landing:5.1 upstairs:3.5 tread:5.2 way:2.5 step+and:4.8 climb:3.7 way+up:4.0 flight:3.9 the+flight:4.9 all+up:4.7 banister:4.7 upstairs+now:4.7 see:1.2 dark:1.4 foot:3.4 up+and:2.7 going+down:4.1 going:1.5 going+up:3.9 all:0.9 my+foot:3.8 reached:3.8 the+attic:3.7 the+way:2.7 were+all:2.6 companionway:5.2 her+walking:5.2 my+door:5.2 the+companionway:5.2 the+tread:5.2 them+step:5.2 walking+frame:5.2 up+the:1.7 come+down:3.4 are+up:3.3 see+where:3.3 top:2.4 step+away:4.8 step+can:4.8 the+top:3.2 down+for:3.1 attic:3.1 reached+the:4.5 stairwell:4.5 the+banister:4.5 those+step:4.5 step+are:4.3 the+mover:4.3 on+the:0.7 climbing:4.1 mover:4.1 the+wardrobe:4.1 way+down:4.1 see+the:1.6 cant+see:1.6 down+again:4.0 upstairs+and:4.0 along+the:3.9 my+way:3.7 safely:3.7 to+fall:3.7 lodger:3.5 the+cellar:3.5 wardrobe:3.4 and+down:3.4',
  },
  {
    kinds: ['light'],
    names: /garden|yard|garten|patio|tree|path|flood|fairy|string/i,
    words:
      'tree:3.7 bush:4.8 lawn:3.0 the+lawn:3.1 the+bush:5.0 yard:3.0 out:1.1 hedge:3.8 the+yard:3.2 the+grass:3.1 in+from:3.5 the+hedge:4.0 out+there:2.7 grass:2.6 the+back:3.2 are:0.9 backyard:5.2 the+flower:3.9 the+tree:3.7 in+the:0.8 back:1.4 see:1.1 flower+bed:4.5 out+back:4.5 flower:3.2 the+vegetable:4.1 are+in:2.4 dark:1.3 vegetable:3.7 outside:1.6 hedgehog:3.6 apple+tree:5.2 shrub:5.2 the+backyard:5.2 fox:3.3 from+the:1.2 the+pond:3.2 catch+them:4.8 the+deckchair:4.8 vegetable+patch:4.8 on+the:0.7 from:0.8 rose:3.1 orchard:4.5 the+apple:4.5 pond:2.9 come+in:2.2 slug:4.3 to+catch:4.3 by+the:1.7 shed:2.7 parsley:4.1 see+the:1.6 dog:1.6 deckchair:3.9 glow+for:3.9 lantern:3.9 see+him:3.9 the+fox:3.8 the+hedgehog:3.8 its+night:3.7 the+rose:3.7 patch:3.6 the+tomatoe:3.6 nobody:1.2 apple:3.5 back+and:3.5 supper:2.3 the+terrace:2.3 the+dog:1.7',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /oven|ofen/i,
    words:
      'baking:4.3 heat:2.5 tray:4.1 bake:4.0 roast:3.8 pie:4.3 bread:2.6 roasting:3.6 the+baking:5.2 tart:4.9 pizza:3.3 the+heat:2.6 go+in:3.1 is+out:3.1 the+roast:4.1 out:0.8 ready:2.0 in+there:2.3 the+tray:3.9 hot:1.2 done:1.3 cake:2.7 baked:3.6 flan:5.2 garlic+bread:5.2 meat+pie:5.2 meringue:5.2 milk+tart:5.2 more+tray:5.2 the+yorkshire:5.2 tray+of:5.2 cheese:3.5 and+slow:4.8 cheese+is:4.8 croissant:4.8 gingerbread:4.8 souffle:4.8 the+goose:4.8 yorkshire:4.8 are+done:3.2 ready+to:3.2 dough:3.1 hot+and:3.0 rack:3.0 batter:4.5 cornbread:4.5 done+already:4.3 muffin:4.3 preheat:4.3 risen:4.3 roast+is:4.3 scone:4.3 to+bake:4.3 already:1.4 slow:2.8 casserole:4.1 crust:4.1 the+pie:4.1 the+turkey:4.1 crumble:3.9 garlic:3.9 goose:3.9 lasagne:3.9 low+and:3.9 chicken:2.6 cooky:3.8 the+tin:3.8 its+still:2.5 turkey:3.7 heat+up:3.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /toast|torra/i,
    words:
      'bread:4.8 slice:5.4 the+bread:4.6 brown:4.4 crunchy:5.0 bread+in:5.5 my+bread:5.3 slot:5.6 crisp:4.0 slice+are:5.8 the+slot:5.8 bread+is:5.3 browning:5.1 butter:3.8 bagel:5.8 bread+crisp:5.8 bread+isnt:5.8 bread+must:5.8 brown+the:5.8 my+slice:5.8 toast:3.6 toasted:4.9 egg:3.2 crunch:4.7 get+my:4.4 breakfast:2.8 all+i:4.0 sandwich:4.0 want+my:3.9 are+in:2.5 golden:3.8 melt:3.7 loaf:3.6 for+my:2.2 hot:1.3 before:1.5 like+it:3.0 a+blt:5.8 a+crumpet:5.8 and+floppy:5.8 avocado+mashed:5.8 bagel+cut:5.8 bagel+please:5.8 be+brown:5.8 be+crunchy:5.8 best+on:5.8 blt:5.8 blt+and:5.8 boiled+egg:5.8 bread+browned:5.8 bread+cold:5.8 bread+crunch:5.8 bread+crunchy:5.8 bread+down:5.8 bread+get:5.8 bread+he:5.8 bread+just:5.8 bread+leap:5.8 bread+limp:5.8 bread+madam:5.8 bread+still:5.8 bread+toasted:5.8 breakfast+bread:5.8 brekkie:5.8 brekkie+mate:5.8 brown+before:5.8 brown+bread:5.8 browning+bread:5.8 but+crunchy:5.8 butter+melt:5.8',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /game|gaming|station|xbox|nintendo|computer/i,
    words:
      'game:4.6 play:3.5 the+game:4.4 racing:5.0 gaming:4.9 controller:5.2 screen:2.7 to+play:3.8 pad:4.7 level:3.4 the+screen:3.3 joystick:5.2 the+controller:5.2 zomby:5.2 playing:3.0 shooting:4.9 we+play:4.4 beat:3.8 saved:3.8 lad:2.7 and+supper:5.2 game+its:5.2 game+since:5.2 guild:5.2 headset:5.2 joystick+for:5.2 mario:5.2 my+level:5.2 nobody+playing:5.2 play+ball:5.2 quest:5.2 that+dragon:5.2 that+racing:5.2 their+game:5.2 avatar:4.8 my+game:4.8 pixel:4.8 disc:4.5 game+on:4.5 paused:4.5 the+pad:4.5 the+princess:4.5 football:3.0 chore:4.3 i+saved:4.3 that+your:4.3 fight:4.1 princess:4.1 with+that:2.8 we:0.7 play+the:4.0 square:4.0 finished:1.6 since:1.9 earned:3.7 from+all:3.7 score:3.7 agreed:3.6 sofa:2.4 player:3.5 thumb:3.5 supper:2.3 no+more:1.4 living+room:3.3 block:3.2 to+bed:2.1 home+and:3.0 im+done:3.0 want+to:1.0 dragon:2.9',
  },
  {
    kinds: ['switch'],
    names: /wifi|network|wlan/i,
    words:
      'internet:4.5 our:2.6 network:4.8 online:4.3 net:4.6 visitor:3.7 guest:2.9 connection:4.8 phone:2.7 their:2.5 tablet:4.0 net+for:5.2 internet+for:4.8 our+internet:4.8 on+our:3.9 her:1.8 friend:3.0 go+online:5.2 their+phone:5.2 use+our:5.2 the+internet:4.1 the+visitor:4.1 stranger:4.0 connect:4.5 gone:1.8 for+visitor:5.2 free+internet:5.2 our+connection:5.2 connected:4.9 get+online:4.9 her+tablet:4.9 no+network:4.9 our+line:4.9 our+net:4.9 sharing:4.9 want+to:1.4 has:1.2 use:2.8 password:4.7 surfing:4.7 laptop:3.5 in+law:3.4 line:2.7 law:3.4 the+net:4.5 download:4.3 no:0.8 data:4.1 the+guest:2.4 free:2.8 crew:3.6 on+their:3.6 airbnb:5.2 airbnb+people:5.2 bandwidth:5.2 for+guest:5.2 guest+phone:5.2 guest+wifi:5.2 no+guest:5.2 our+network:5.2 outsider:5.2 pair+has:5.2 sharing+our:5.2 spare+network:5.2 stop+sharing:5.2 surfing+for:5.2 tenant:5.2 their+internet:5.2 to+download:5.2 unknown:5.2',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /wash|wasch|lavad/i,
    words:
      'dirty:4.7 the+drum:5.3 drum:4.9 wash:3.5 stuffed:4.9 clean:3.1 clothe:3.7 soap:4.2 a+wash:5.5 are:1.2 kit:4.9 shirt:3.1 sheet:3.1 and+stuffed:5.8 mud+and:5.8 are+in:2.8 laundry:3.7 powder+in:5.4 school+shirt:5.4 bed+sheet:5.1 theyre:2.5 washed:3.3 the+soap:4.9 sock:3.2 theyre+in:4.7 towel:2.3 powder:4.5 smell+of:2.9 the+clothe:4.2 uniform:4.2 smell:2.0 all:1.0 put:1.5 the+laundry:3.8 mud:3.7 school:2.4 loaded:3.5 trouser:3.4 inside:2.3 cloth:3.1 football:3.1 about+them:5.8 again+on:5.8 all+tractor:5.8 all+used:5.8 already+tomorrow:5.8 and+dirty:5.8 and+sunday:5.8 and+windy:5.8 apron+smell:5.8 are+caked:5.8 are+crawling:5.8 are+smell:5.8 are+sorted:5.8 are+sweaty:5.8 baby+was:5.8 bag+emptied:5.8 bairn+wet:5.8 begun+and:5.8 blanket+in:5.8 blood+from:5.8 boat+cushion:5.8 britch:5.8 britch+are:5.8 caked:5.8 caked+in:5.8 cardigan+got:5.8 clean+cloth:5.8 clean+sock:5.8 clean+theyre:5.8',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /sauna|kiuas|steam/i,
    words:
      'sweat:4.7 bench:4.7 hot:2.4 cabin:4.3 the+hot:3.8 stone:3.8 sweating:4.1 the+bench:4.4 sweated:5.1 rock:4.4 wood:3.9 hot+cabin:5.2 to+sweat:4.9 the+stone:4.2 hot+room:5.2 hot+stone:5.0 the+rock:5.0 cold:1.7 the+cabin:3.6 the+wood:3.9 go+sweat:5.2 ladle:5.2 wood+cabin:5.2 wood+room:5.2 heat:1.9 birch:4.9 robe:4.9 sweat+after:4.9 to+sit:3.3 on+the:0.9 after:1.8 room:1.6 muscle:4.2 wooden:4.2 pink:3.6 and+drip:5.2 birch+twig:5.2 cedar+smell:5.2 felt+hat:5.2 hockey:5.2 hockey+team:5.2 hot+bench:5.2 hot+rock:5.2 lady+sweating:5.2 loyly:5.2 rock+are:5.2 stone+are:5.2 sweated+and:5.2 sweating+evening:5.2 the+hockey:5.2 the+loyly:5.2 top+bench:5.2 twig:5.2 twig+are:5.2 wood+bench:5.2 wooden+bench:5.2 steam:2.6 sit:2.0 sit+on:3.4 sauna:3.3 a+bench:4.8 cabin+was:4.8 dry+heat:4.8 infusion:4.8 pore:4.8 slope:4.8 sweat+and:4.8 sweat+on:4.8 the+cedar:4.8 the+slope:4.8',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /fire|kamin|flame/i,
    words:
      'fire:4.3 flame:4.5 the+fire:4.7 hearth:5.2 the+hearth:5.2 log:4.4 the+flame:4.6 the+log:4.9 blaze:4.6 by+the:2.2 burn:2.7 ember:5.2 let:1.1 evening:2.3 by:1.4 flickering:3.8 die:3.6 the+evening:3.6 with+no:3.6 blaze+behind:5.2 burning+log:5.2 fire+over:5.2 fire+to:5.2 flame+please:5.2 for+flame:5.2 hearthrug:5.2 lobby:5.2 pretend+fire:5.2 santa+need:5.2 some+flame:5.2 storytelling:5.2 that+blaze:5.2 the+blaze:5.2 the+hearthrug:5.2 with+flame:5.2 snow:2.6 fire+and:4.8 flame+in:4.8 hung+and:4.8 stocking+are:4.8 a+fire:4.5 no+fire:4.5 poetry:4.5 romance:4.5 stocking:4.5 are+hung:4.3 fireplace:4.3 flame+for:4.3 lounge:4.3 port:4.3 snow+and:4.3 the+pretend:4.3 whisky:4.3 dancing:2.8 chai:4.1 crackling:4.0 fake:4.0 front+of:2.6 in+front:2.6 it+burn:3.8 santa:3.7 look+at:2.4 crackle:3.5 pretend:3.5 glowing:2.3 let+the:1.3 the+glow:3.0 bed:1.0 can+we:2.9 near+the:2.7',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /dish|spül|bosch|vajil/i,
    words:
      'plate:4.0 dish:4.4 dirty:4.7 wash:3.8 washed:4.1 the+dish:4.5 the+sink:4.6 sink:4.2 of+plate:6.1 sink+is:6.1 the+dirty:6.1 those+plate:6.1 all+dirty:5.7 crockery:5.7 saucer:5.4 dishwasher:5.0 do+the:3.2 pot:2.9 clean:2.8 loaded:3.9 glass:2.5 rack:3.6 the+pot:3.3 cup:3.1 a+vase:6.1 aint+no:6.1 all+chai:6.1 all+filthy:6.1 ant+are:6.1 baby+cup:6.1 been+washed:6.1 bottom+full:6.1 bowl+for:6.1 brim+and:6.1 cafe+reopen:6.1 can+wash:6.1 chai+glass:6.1 clean+bowl:6.1 clean+cup:6.1 counter+gravy:6.1 crammed:6.1 crammed+and:6.1 crockery+overnight:6.1 crockery+while:6.1 crusty+pan:6.1 cup+bottom:6.1 cutlery:6.1 cutlery+inside:6.1 dirty+crockery:6.1 dirty+dish:6.1 dirty+only:6.1 dirty+plate:6.1 dish+a:6.1 dish+inside:6.1 dish+not:6.1 dishwasher+before:6.1 dishwasher+crammed:6.1 drank+my:6.1 dry+tonight:6.1 drying+on:6.1 eating+off:6.1 egg+is:6.1 every+glass:6.1 every+pot:6.1 every+wine:6.1 everywhere+dey:6.1 fill+done:6.1 flatmate+left:6.1 football+team:6.1 fork+left:6.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /dryer|trockner|secad/i,
    words:
      'dry:3.7 clothe:4.4 wet:3.5 tumbling:5.4 laundry:4.3 washing:3.4 tumble:5.1 the+washing:3.7 the+clothe:4.6 the+drum:4.6 drum:4.3 the+laundry:4.2 dryer:5.3 shirt:3.1 clothe+are:5.1 drying:3.7 the+wash:4.5 dry+as:4.4 them:1.9 the+wet:4.2 towel:2.3 jumper:3.8 in+with:3.7 be+tumbled:5.6 been+dry:5.6 clothe+dry:5.6 drum+is:5.6 laundry+is:5.6 the+tumbling:5.6 the+washin:5.6 tumble+dryer:5.6 washin:5.6 wet+thing:5.6 wet+washing:5.6 load:3.7 the+pillowcase:5.2 tumbled:5.2 become:3.3 dry+for:4.9 knicker:4.9 peg:4.9 be+dry:4.6 dry+by:4.6 it+dry:4.6 be:1.0 pillowcase:4.5 no+sun:4.3 and+dry:4.2 and+round:4.2 is+wet:4.2 sheet+are:4.2 dry+the:4.1 fluffy:4.1 warm+and:4.1 still+wet:4.0 wash:2.6 sheet:2.5 the+shirt:3.7 wet+and:3.7 round+and:3.6 stop:1.4 duvet:3.4 towel+are:3.3 still:1.1 teddy:2.9 dripping:2.9 spinning:2.9 a+button:5.6 a+joy:5.6 a+t:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /slow|crock|instant|stew/i,
    words:
      'stew:5.2 cook:4.2 the+stew:5.1 slow:4.1 all+day:3.6 day:2.1 pork:5.6 lid:4.3 stewing:5.4 casserole:5.2 all:1.4 gentle:4.0 whole+day:4.9 slowly:4.7 pot:3.1 the+casserole:5.3 the+slow:5.3 beef:5.1 broth:5.1 simmer:5.1 till:2.5 chilli:4.7 bone:3.4 the+lid:4.3 itself:3.2 cooked:3.9 overnight:3.9 meat:3.8 brisket:5.6 crock:5.6 lamb+shank:5.6 long+cook:5.6 oxtail:5.6 pulled+pork:5.6 ragout:5.6 ragu:5.6 shank:5.6 slow+cook:5.6 slow+cooker:5.6 stew+for:5.6 the+goulash:5.6 the+ragout:5.6 the+ragu:5.6 the+stewing:5.6 long:2.2 bean:3.6 are+in:2.6 cook+the:5.2 goulash:5.2 lentil:5.2 lid+is:5.2 stew+is:5.2 till+supper:5.2 pulled:3.4 gumbo:4.9 tender:4.9 the+carrot:4.9 the+chilli:4.9 the+rib:4.9 the+pot:3.2 and+the:1.1 dal:4.5 done:1.5 on+low:4.3 soup:2.9 been:1.7 soft:2.8 porridge:4.2 simmering:4.2 the+bean:4.2',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /bread|brot|baker/i,
    words:
      'loaf:5.8 bread:4.4 bake:4.6 yeast:5.7 dough:4.5 flour:4.8 no+bread:5.8 knead:5.6 the+dough:4.8 slice:4.5 loaf+going:6.1 mix+is:6.1 morning+everything:6.1 of+bread:6.1 for+breakfast:5.7 bread+for:5.4 fresh:3.5 mix:5.0 the+tin:4.7 breakfast:3.2 salt:4.4 baked:4.1 overnight:4.0 the+pan:3.7 the+bread:3.5 tin:3.5 the+morning:3.4 has+no:3.3 tomorrow:1.7 for:0.7 morning:2.1 start:2.1 a+milk:6.1 a+plain:6.1 a+slice:6.1 a+wholemeal:6.1 abeg+bake:6.1 already+make:6.1 and+bake:6.1 and+seed:6.1 and+yeast:6.1 are+measured:6.1 atta:6.1 atta+loaf:6.1 bake+away:6.1 bake+fresh:6.1 bake+some:6.1 bake+while:6.1 baked+overnight:6.1 baked+slice:6.1 baker+shut:6.1 baking+while:6.1 banana+bread:6.1 bread+bin:6.1 bread+finish:6.1 bread+if:6.1 bread+make:6.1 bread+maker:6.1 bread+mix:6.1 bread+thing:6.1 bread+till:6.1 breid:6.1 breid+in:6.1 brioche:6.1 brioche+for:6.1 crust+only:6.1 crusty+loaf:6.1 dough+for:6.1 dough+or:6.1 dough+please:6.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /fry|fritt/i,
    words:
      'chip:5.2 fry:4.9 nugget:5.5 basket:4.7 the+basket:5.1 fryer:5.4 the+chip:5.3 are:1.3 crisping:5.6 the+fryer:5.6 wedge:5.6 roll:3.8 crisp:3.8 chip+and:5.6 the+wing:5.6 wedge+are:5.6 chip+are:5.3 crispy:5.0 the+fry:5.0 brown:3.6 crunchy:4.1 wing:3.9 chip+for:5.6 fish+cake:5.6 fry+are:5.6 hash:5.6 hash+brown:5.6 nugget+are:5.6 onion+ring:5.6 pakora:5.6 roll+are:5.6 samosa:5.6 spring+roll:5.6 the+nugget:5.6 the+tofu:5.6 the+wedge:5.6 tofu+cube:5.6 fish:2.2 air+fryer:5.2 basket+are:5.2 chip+in:5.2 crisp+enough:5.2 fish+finger:5.2 plantain:5.2 sausage+roll:5.2 stick+and:5.2 tofu:5.2 wing+are:5.2 them:1.7 falafel:4.9 oil:3.1 bacon:4.6 potato:4.6 stick:3.1 are+black:4.5 browning:4.5 those:2.2 yam:4.3 burning:2.1 its+burning:4.2 enough+now:3.9 fried:3.9 the+oil:3.8 faster:3.7 golden:3.5 hot:1.2 onion:3.4 raw:3.3 sausage:3.3 frozen:3.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /micro|mikro/i,
    words:
      'cold:3.0 plate:3.4 ping:5.6 dinner:3.3 leftover:5.3 gone+cold:5.1 zap:5.0 mug:4.9 frozen:4.2 warm:2.1 nuke:6.1 plate+of:6.1 fridge:3.8 the+mug:5.4 soup:3.4 my+dinner:4.9 still+cold:4.7 warm+it:4.5 blast:4.1 the+fridge:4.1 hot:1.6 curry:3.9 warm+up:3.8 gone:1.8 it+need:3.6 the+plate:3.5 warming:3.4 lunch:3.1 a+blast:6.1 a+mug:6.1 a+ping:6.1 baby+mash:6.1 bao:6.1 bao+still:6.1 bean+be:6.1 box+that:6.1 burrito:6.1 burrito+time:6.1 butter+too:6.1 came+straight:6.1 child+want:6.1 chinese+a:6.1 closed+make:6.1 coffee+gone:6.1 cold+abeg:6.1 cold+chinese:6.1 cold+plate:6.1 cold+soup:6.1 cold+warm:6.1 crumble+deserve:6.1 curry+still:6.1 curry+want:6.1 custard+has:6.1 dal+from:6.1 defrost:6.1 defrost+the:6.1 deserve+better:6.1 ding+dinner:6.1 dinner+cold:6.1 dinner+frozen:6.1 dinner+has:6.1 dinner+please:6.1 door+closed:6.1 dumpling+want:6.1 even+carved:6.1 film+start:6.1 frozen+burrito:6.1 grandad+plate:6.1 gravy+gone:6.1 gumbo+hon:6.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /\bice\b|eisw/i,
    words:
      'ice:5.0 cube:5.4 the+ice:5.2 of+ice:5.2 ice+is:5.5 no+ice:5.5 cube+for:5.5 ice+for:5.5 drink:3.7 the+bucket:5.3 the+drink:5.3 making:3.6 a+cube:5.5 cocktail:5.5 cube+are:5.5 of+cube:5.5 the+cube:5.5 with+cube:5.5 without+ice:5.5 bucket:4.1 ice+cube:5.2 of:0.9 full:2.0 cool+box:5.5 cube+wanted:5.5 drink+are:5.5 ice+don:5.5 ice+machine:5.5 making+ice:5.5 need+ice:5.5 no+cube:5.5 quick+ice:5.5 that+ice:5.5 the+cooler:5.5 tray:3.3 full+up:4.8 whisky:4.6 no:0.8 cold:1.4 freezer:4.1 for+the:1.0 elbow:4.0 lump:4.0 need:1.0 more:1.1 ankle:3.8 the+lid:3.8 the+tray:3.8 build:3.7 box:2.4 but+no:3.5 falling:3.4 lid:3.3 frozen:3.2 cooler:3.0 a+stock:5.5 a+toothache:5.5 after+cube:5.5 aint+sweet:5.5 all+chilled:5.5 all+melted:5.5 already+brim:5.5 always+more:5.5 and+clonk:5.5 ankle+better:5.5 are+lukewarm:5.5 are+melting:5.5 are+overflowing:5.5 are+spilling:5.5 baby+for:5.5',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /popc|popper/i,
    words:
      'popcorn:5.1 corn:5.4 the+corn:5.5 of+popcorn:5.5 popped:5.4 popping:5.1 the+popcorn:4.9 pop:4.4 kernel:5.5 popper:5.5 the+popper:5.5 bowl:3.4 film:2.5 popped+corn:5.5 corn+is:5.2 cone:4.8 puffed:4.8 burnt:3.5 movie:3.5 bag+of:4.7 bag:3.2 the+movie:4.1 corn+for:5.5 corn+in:5.5 paper+cone:5.5 pop+pop:5.5 popcorn+has:5.5 popcorn+maker:5.5 popcorn+to:5.5 popcorn+would:5.5 sweet+popcorn:5.5 no+more:1.8 sweet:3.6 matinee:5.1 popcorn+for:5.1 the+pop:5.1 a+bucket:4.8 caramel:4.8 movy:4.8 of+burnt:4.6 a+bowl:4.4 of:0.7 maker:4.3 need+something:4.3 of+hot:3.9 salt:3.8 from+a:3.6 the+film:2.3 bucket:3.4 a+film:3.4 jump:3.4 fair:3.3 paper:2.0 cinema:2.9 more:1.0 the+picture:2.8 a+bucketful:5.5 a+cinder:5.5 a+cone:5.5 a+overflow:5.5 a+poppin:5.5 a+sackful:5.5 all+popped:5.5 always+bought:5.5 and+onto:5.5 and+puffed:5.5 and+stink:5.5 another+bag:5.5 apart+now:5.5 are+second:5.5',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /wine|wein|beer|drink/i,
    words:
      'wine:4.8 bottle:4.3 the+wine:4.8 the+bottle:4.4 rack:4.4 cool:3.1 cold:2.3 warm:2.3 chill:4.3 chilling:5.5 a+bottle:4.9 the+rack:4.5 cooling:3.5 shelve:4.2 no+wine:5.5 white:2.6 glass+door:5.3 wine+bottle:5.3 temperature:3.1 no+bottle:5.0 to+keep:3.7 wine+rack:4.9 vintage:4.7 in+there:2.7 keep:1.9 in+it:3.0 there:1.1 barolo:5.5 claret:5.5 keep+cool:5.5 of+white:5.5 riesling:5.5 the+barolo:5.5 the+claret:5.5 white+wine:5.5 wine+are:5.5 wine+cooler:5.5 wine+don:5.5 wine+left:5.5 cellar:3.5 all+warm:5.1 bottle+are:5.1 cooling+the:5.1 to+chill:5.1 to+room:5.1 want+cooling:5.1 hum:3.2 not+cold:4.9 room+temperature:4.9 tasting:4.9 and+warm:4.6 bottle+in:4.6 collection:4.6 port:4.6 serve:4.6 it+cool:4.4 tepid:4.4 champagne:4.3 cork:4.3 nothing:1.7 the+glass:2.8 not:1.2 there+no:2.6 bubbly:3.8 red:2.5 all:0.8 empty:1.8 no:0.7 not+a:2.4 aint:3.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /froth|schäum|foam/i,
    words:
      'milk:4.8 foam:5.8 the+milk:4.9 froth:6.1 latte:5.3 foam+for:6.1 coffee:3.4 frothy:6.1 flat:3.3 coffee+like:6.1 foamed:6.1 milk+foam:6.1 oat+milk:6.1 of+foam:6.1 some+milk:6.1 whisk:6.1 the+coffee:3.8 foamy:5.7 milk+should:5.7 the+foam:5.7 oat:5.4 cocoa:4.9 top:3.0 cappuccino:4.5 top+of:4.2 spoon:4.2 on+top:4.0 cup:3.1 a+foam:6.1 a+thick:6.1 a+top:6.1 almond:6.1 almond+milk:6.1 and+frothy:6.1 and+mine:6.1 any+foam:6.1 babyccino:6.1 babyccino+for:6.1 barista+girl:6.1 be+foamy:6.1 be+whipped:6.1 boy+as:6.1 bubbly+milk:6.1 cant+whisk:6.1 cappuccino+cup:6.1 chai+latte:6.1 choc:6.1 choc+a:6.1 chocolate+with:6.1 cinnamon+on:6.1 cloud+on:6.1 coffee+now:6.1 cold+foam:6.1 creamy:6.1 creamy+to:6.1 cup+no:6.1 cuppa+frothy:6.1 draw+heart:6.1 espresso+in:6.1 flat+milk:6.1 fluffy+milk:6.1 foam+dont:6.1 foam+if:6.1 foam+lot:6.1 foam+missing:6.1 foam+on:6.1 foam+to:6.1 foam+up:6.1 foamed+milk:6.1 foamy+oat:6.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /bottle|flasch|fläsch/i,
    words:
      'bottle:4.6 milk:4.5 baby:3.4 warm:2.8 the+bottle:4.7 for+baby:5.4 cold:2.3 his+bottle:5.3 his:2.4 formula:5.4 milk+is:4.9 the+milk:3.9 her:2.1 baby+milk:5.6 bottle+is:4.9 drink:3.5 the+baby:2.4 breast:5.6 breast+milk:5.6 her+bottle:5.6 little:2.1 hungry:3.7 fridge:3.5 fed:4.3 sh:2.3 is+cold:3.7 baby+drink:5.6 burped:5.6 burped+and:5.6 her+milk:5.6 his+milk:5.6 milk+for:5.6 milk+warm:5.6 teat:5.6 the+teat:5.6 baby+has:5.2 bottle+warm:5.2 fridge+cold:5.2 night+feed:5.2 the+little:2.5 had+his:4.9 wrist:4.9 feed:3.2 baby+bottle:4.7 bottle+in:4.7 bub:4.7 no+bottle:4.7 of+his:4.3 the+wean:4.3 is+warm:4.2 drinking:4.0 pikin:4.0 to+warm:4.0 baby+is:3.9 hot+enough:3.8 hes:1.9 wean:3.7 cry:3.6 feeding:3.6 for+his:3.6 hot:1.2 hot+for:3.6 the+fridge:3.6 and+his:3.5 now+no:3.5 no+need:2.3 its+cold:3.4 too+cold:3.3 bairn:3.2 and+sh:3.2',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /hair|curl|straight|locken/i,
    words:
      'hair:4.7 my+hair:4.7 curl:5.2 my:1.2 wet:3.1 curled:5.2 hair+is:5.2 fringe:4.7 dry:2.3 hot:1.7 styling:5.6 my+curl:5.1 my+fringe:5.1 wet+hair:5.1 head:2.5 wave:4.0 a+curl:5.6 curl+in:5.6 curled+and:5.6 hair+for:5.6 hair+need:5.6 hair+still:5.6 is+curled:5.6 ma+hair:5.6 prom:5.6 ringlet:5.6 that+hair:5.6 still+hot:3.6 bob:5.2 mi+hair:5.2 set+and:5.2 hair+dry:4.9 plait:4.9 the+tong:4.9 with+wet:4.9 shelf:3.2 barrel:4.7 tong:4.7 heat:1.8 all+wet:4.5 still:1.2 curling:4.2 uh+my:4.2 pretty:4.1 of+my:2.7 still+wet:4.0 set:1.9 wet+and:3.7 flat:2.5 wedding:2.5 soaking:3.4 to+go:2.2 for+the:1.0 i+left:3.2 dripping:2.9 1st+lady:5.6 a+brown:5.6 a+drowned:5.6 a+plait:5.6 a+princess:5.6 a+wave:5.6 afraid+itll:5.6 all+kinky:5.6 always+my:5.6 and+church:5.6 and+curl:5.6 and+veiled:5.6 are+curled:5.6 are+perfect:5.6 as+hay:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /massag/i,
    words:
      'my+back:4.5 back:2.5 my:1.3 shoulder:4.9 spine:5.3 my+shoulder:5.2 rub:5.2 roller:5.1 kneading:5.2 my+spine:5.3 neck:3.7 my+neck:4.1 seat:3.9 the+roller:5.1 knot:4.9 press:3.6 pain:4.5 a+rub:5.6 back+rub:5.6 its+kneading:5.6 recliner:5.6 shiatsu:5.6 shoulder+blade:5.6 squeezing:5.6 the+seat:5.6 aching:5.2 back+want:5.2 kidney:5.2 the+knot:5.2 thumping:5.2 feet:2.5 rubbing:4.9 calve:4.6 knead:4.6 muscle+are:4.6 tickle:4.6 too+hard:4.6 bone:3.1 hurt:2.8 back+a:4.2 ease:4.2 muscle:4.2 sole:4.2 want+its:4.2 back+is:4.1 the+massage:4.1 its:0.7 massage:3.8 and+down:3.7 down+my:3.7 sore:3.7 enough:1.5 my+leg:3.5 me+up:3.3 and+my:2.1 rolling:3.2 any+more:2.1 been:1.5 blade:2.9 a+back:5.6 a+bowstring:5.6 a+kill:5.6 a+rusty:5.6 a+sheep:5.6 abeg+press:5.6 ache+pummel:5.6 aching+back:5.6 aching+bottom:5.6 airbag:5.6 airbag+are:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /tread|bike|lauf|row/i,
    words:
      'run:3.7 belt:5.2 to+run:4.5 the+belt:5.4 running:3.0 jog:5.2 walk:3.2 leg:3.5 indoor:3.6 walking:3.4 cardio:5.5 run+indoor:5.5 trot:5.5 rolling:3.5 heart:3.5 walked:3.5 a+run:5.1 from+running:5.1 ive+walked:5.1 jogging:5.1 run+any:5.1 sprint:5.1 that+cake:5.1 cant+run:4.8 my+run:4.8 off+this:4.8 run+and:4.8 the+running:4.8 step:2.3 leg+are:4.6 uh+i:4.4 moving:2.9 me+off:4.3 run+off:4.3 the+rail:4.1 physio:4.0 the+band:4.0 belly:3.7 hamster:3.7 holding:3.7 me:0.7 to+walk:3.7 rail:3.5 get+me:3.3 breath:3.2 band:3.2 any+more:2.0 more:1.0 a+hamster:5.5 a+meter:5.5 a+mile:5.5 a+personal:5.5 a+sprint:5.5 a+tempo:5.5 a+trot:5.5 am+finished:5.5 ankle+mid:5.5 are+blistered:5.5 ball+rolled:5.5 band+holding:5.5 band+keep:5.5 be+walking:5.5 beaten+me:5.5 because+outside:5.5 before+work:5.5 belly+don:5.5 belly+of:5.5 belt+not:5.5 belt+rolling:5.5 belt+still:5.5',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /sew|näh|singer|overl/i,
    words:
      'seam:5.4 needle:4.4 the+needle:5.1 sewing:4.6 hem:5.1 stitching:5.5 thread:4.5 sew:5.1 bobbin:5.6 sewn:5.6 stitched:5.6 the+cushion:5.3 the+seam:5.3 run+up:5.1 the+thread:5.1 dress:3.6 cushion:4.6 the+dress:4.6 done:1.6 alteration:5.6 bunting:5.6 di+uniform:5.6 drape:5.6 fairy+wing:5.6 needle+going:5.6 pinned:5.6 seam+done:5.6 sewed:5.6 sewn+the:5.6 teddy+arm:5.6 the+costume:5.6 them+drape:5.6 trouser:3.7 cushion+cover:5.2 tailor:5.2 the+fabric:5.2 torn:5.2 fabric:4.9 the+foot:4.9 the+hem:4.9 thread+the:4.9 costume:4.7 cover+are:4.7 pedal:4.7 kilt:4.5 mending:4.5 quilt:4.5 dress+is:4.4 is+cut:4.2 sail:4.2 curtain:2.8 uniform:4.0 ready:2.0 the+sewing:3.9 too+long:3.9 run:1.9 wing:3.5 fairy:3.5 piece:3.5 finished:1.7 tonight:1.6 arm:3.1 foot:3.1 no+more:1.5 teddy:3.0 cloth:2.9 a+torn:5.6 all+bunched:5.6 all+pinned:5.6 all+run:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /bench|saw|drill|werk|lathe/i,
    words:
      'saw:4.7 the+saw:5.4 cut:3.4 wood:4.3 plank:5.0 the+wood:4.7 board:3.5 tool:4.2 shelf:3.9 sawing:5.3 cutting:3.7 woodwork:5.5 to+cut:4.1 dead:3.0 wood+is:5.0 drilling:4.8 shed:3.4 leg:3.2 shaving:4.0 the+shed:3.9 the+shelf:3.7 bird+box:5.5 blunt:5.5 bookcase:5.5 carpenter:5.5 carpenter+don:5.5 chisel:5.5 drilling+today:5.5 goggle+on:5.5 grinder:5.5 hutch:5.5 is+built:5.5 lathe:5.5 ma+shelf:5.5 plank+all:5.5 saw+dead:5.5 saw+has:5.5 table+leg:5.5 timber:5.5 live+and:5.1 oak:5.1 sander:5.1 blade:3.2 the+workbench:4.8 workbench:4.8 built:4.6 cut+the:3.0 and+the:1.1 and+ive:2.9 box+and:4.3 goggle:4.3 no+power:4.3 sawdust:4.3 the+glue:4.3 done:1.4 drill:4.2 have+no:4.2 made:2.7 the+tool:4.0 glue:3.9 fence:3.8 too+long:3.8 rib:3.6 power:2.3 plane:3.3 today:1.3 raw:3.3 hole:3.1 near+the:3.1 broken:2.9',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /compr|kompr|tyre/i,
    words:
      'tyre:5.5 air:2.9 pressure:5.0 the+tyre:5.5 wheel:4.7 hard:3.5 the+wheel:5.5 gun:5.3 flat:3.1 hard+now:5.5 pressure+in:5.5 pumping:5.5 tyre+is:5.5 soft:3.3 spray:3.9 pump:3.9 blown:4.7 hose:4.2 no+air:3.8 some+air:3.7 airbrush:5.5 bouncy+castle:5.5 compressor:5.5 dinghy:5.5 its+tyre:5.5 lilo:5.5 ma+tyre:5.5 my+tyre:5.5 paddleboard:5.5 pumped:5.5 soft+and:5.5 the+compressor:5.5 the+dinghy:5.5 truck+tire:5.5 tyre+are:5.5 tyre+don:5.5 wheel+are:5.5 wheel+is:5.5 bouncy:5.1 puncture:5.1 air+it:4.9 gone+soft:4.9 is+hard:4.9 the+hose:4.9 enough+air:4.6 more+air:4.6 sprayed:4.6 paint:3.0 bakky:4.4 castle:4.4 need+air:4.4 painting+the:4.4 the+bicycle:4.4 to+blow:4.3 no+more:1.7 daddy+my:4.2 valve:4.2 tire:4.0 blow:2.6 fence:3.8 tank:2.5 no:0.7 now+no:3.5 bicycle:3.4 truck:3.2 nail:3.2 my+bike:3.1 tool:3.1 garage:2.9 the+air:1.9',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /kiln|pott|brenn/i,
    words:
      'firing:5.6 clay:5.6 pot:3.8 glaze:5.5 fired:5.5 fire:3.2 kiln:5.6 pottery:5.6 the+glaze:5.4 ceramic:5.6 the+ceramic:5.6 the+firing:5.6 the+pottery:5.6 cool:2.9 the+clay:5.6 the+kiln:5.6 bowl:3.5 pot+are:4.9 stoneware:5.6 lid:4.1 heat:2.2 cone:4.9 the+lid:4.3 the+bowl:4.0 hard:3.0 done:1.6 baked+hard:5.6 baking+the:5.6 be+fired:5.6 bisque:5.6 can+fire:5.6 earthenware:5.6 figurine:5.6 glaze+is:5.6 porcelain:5.6 pottery+oven:5.6 the+porcelain:5.6 the+stoneware:5.6 unfired:5.6 want+firing:5.6 my+mug:5.2 saucer:4.9 teapot:4.9 the+pot:3.2 cup:3.0 studio:4.3 vase:4.3 are+finished:4.2 stacked:4.2 bead:4.1 mug:4.0 to+cool:4.0 them:1.5 the+cup:3.8 the+heat:2.5 enough:1.5 reached:3.7 now:0.9 baked:3.6 cool+down:3.6 plate:2.4 waiting:2.3 melt:3.4 mud:3.4 waiting+for:3.4 finished:1.7 loaded:3.3 raw:3.3 ready+for:3.2 the+tile:3.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /solder|löt/i,
    words:
      'tip:5.3 the+tip:5.4 board:4.2 wire:4.8 circuit:5.4 solder:5.5 iron:4.6 tin:4.5 joint:4.9 soldering:5.2 flux:5.6 the+board:4.5 hot:2.1 hot+tip:5.4 the+wire:5.0 lead:4.7 soldering+iron:5.6 the+solder:5.6 circuit+board:5.3 the+soldering:5.3 the+iron:4.6 electronic:5.6 flux+and:5.6 my+circuit:5.6 that+tip:5.6 the+circuit:5.6 tip+is:5.6 loose:4.0 repair:5.1 pin:4.7 contact:4.0 cool:2.4 melt:3.8 that+hot:3.8 back+on:3.7 a+lead:5.6 holder+and:5.6 joined:5.6 lead+off:5.6 of+tin:5.6 repair+is:5.6 resistor:5.6 the+flux:5.6 the+joint:5.6 this+cable:5.6 tin+the:5.6 still+hot:3.6 cable:3.5 iron+for:5.2 led:5.2 the+repair:5.2 tip+are:5.2 to+solder:5.2 off+the:2.0 broken:3.4 holder:4.9 iron+hot:4.9 is+made:4.6 cold:1.5 kit:4.3 fixed:4.2 join:4.2 mended:4.2 the+tin:4.2 ready:1.9 heat+in:3.8 it+hot:3.6 is+still:2.4 hot+for:3.6 burn:2.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /3d|prusa|ender/i,
    words:
      'plastic:5.2 filament:5.5 print:4.3 model:5.1 nozzle:5.2 the+nozzle:5.2 layer:5.5 the+model:5.1 the+bed:3.1 the+print:4.9 bed:2.0 part:4.4 the+filament:5.5 of+plastic:5.3 sliced:5.1 3+d:5.5 d+printer:5.5 designed:5.5 filament+is:5.5 hot+end:5.5 spool:5.5 d:5.2 knight:5.2 printer:5.0 the+3:5.0 gear:4.3 file:4.0 is+ready:3.7 a+plastic:5.5 benchy:5.5 by+layer:5.5 chess+knight:5.5 cog:5.5 design:5.5 designed+a:5.5 gear+has:5.5 its+printing:5.5 keyring:5.5 layer+by:5.5 layered:5.5 model+is:5.5 model+on:5.5 phone+stand:5.5 plastic+part:5.5 that+plastic:5.5 that+print:5.5 the+bracket:5.5 the+gear:5.5 the+spool:5.5 bracket:5.1 helmet:5.1 plastic+is:5.1 the+part:5.1 the+vase:5.1 holder:4.8 print+the:4.8 reel:4.8 spaghetti:4.8 3:3.1 snapped:4.6 the+card:4.4 vase:4.3 end:2.1 chess:4.2 whistle:4.2 printing:4.0 already:1.6 ready:1.9 a+new:3.7 the+hot:2.3',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /computer|\bpc\b|station|rechner|orden/i,
    words:
      'keyboard:5.2 the+keyboard:5.2 email:4.5 desk:4.2 pc:5.6 the+pc:5.6 typing:5.0 to+write:4.9 write:3.7 desktop:5.2 the+desk:4.9 saved:4.5 my:0.8 computer:4.4 mouse:4.3 the+desktop:5.6 hard+disk:4.9 essay:4.4 mail:4.2 sent:4.1 assignment+is:5.6 computer+my:5.6 that+keyboard:5.6 the+spreadsheet:5.6 my+assignment:5.2 spreadsheet:5.2 typed:5.2 boot:3.4 disk:3.3 assignment:4.9 my+email:4.9 the+hard:4.9 by+email:4.7 clicking:4.7 write+my:4.7 is+due:4.5 the+computer:4.5 the+mouse:4.5 type:4.3 down+the:2.7 hard:2.7 shut+down:4.0 code:3.9 my+desk:3.9 report:3.9 away+from:3.7 account:3.6 um+i:3.6 due:3.3 under+my:3.3 i+have:1.6 down:1.1 shut:1.6 under:1.5 can:0.9 time:1.2 log:2.9 ive:1.1 a+report:5.6 account+want:5.6 and+print:5.6 application+for:5.6 banking+is:5.6 be+typed:5.6 beast+under:5.6 been+clicking:5.6 big+keyboard:5.6 boot+it:5.6 boot+the:5.6 boot+up:5.6',
  },
  {
    kinds: ['switch'],
    names: /router|modem|fritz|internet|wifi/i,
    words:
      'internet:4.8 web:5.2 the+internet:5.0 no+internet:5.6 online:4.2 offline:5.2 no:1.4 the+web:5.4 router:5.3 net:4.0 connection:4.4 broadband:5.6 browsing:5.6 disconnect:5.6 internet+back:5.6 no+web:5.6 the+router:5.3 load:3.9 network:3.9 whole:2.2 our:1.7 whole+house:3.3 family:3.1 say+no:4.1 us:1.7 disconnect+the:5.6 without+browsing:5.6 house:1.6 net+no:5.2 no+connection:5.2 the+whole:2.0 gone+for:4.9 video:3.2 streaming:4.6 surfing:4.6 wifi:4.6 cut:2.3 the+wireless:4.5 our+internet:4.3 weve+been:4.3 no+dey:4.2 wireless:4.2 page:2.7 children:2.7 line:2.6 all:0.8 whole+family:3.8 without:1.8 phone:1.8 rule:3.5 midnight:3.3 this+house:3.2 we:0.8 a+castaway:5.6 a+weekend:5.6 all+disconnected:5.6 allowance+is:5.6 and+earned:5.6 and+streaming:5.6 and+wed:5.6 any+internet:5.6 are+aye:5.6 are+gaming:5.6 at+tiktok:5.6 aye+online:5.6 back+mom:5.6 back+online:5.6 because+weve:5.6 bed+cut:5.6 been+hacked:5.6',
  },
  {
    kinds: ['switch'],
    names: /server|nas|backup/i,
    words:
      'disk:5.5 backup:5.5 the+disk:5.6 drive:3.7 photo:4.0 archive:5.4 file:4.9 storage:5.2 our:2.2 the+drive:4.1 folder:5.1 big+disk:5.6 shared:5.4 picture:2.9 those:2.8 copy:4.3 picture+are:5.6 server:5.6 the+archive:5.6 the+backup:5.6 the+shared:5.6 those+disk:5.6 photo+are:5.3 the+photo:3.9 hard+disk:4.9 safe:3.6 on+those:4.6 big:2.7 the+big:3.3 store:4.4 family:3.1 hard:3.0 all:1.1 archive+isnt:5.6 backed+up:5.6 backup+is:5.6 be+backed:5.6 disk+and:5.6 my+file:5.6 no+backup:5.6 our+photo:5.6 our+picture:5.6 photo+need:5.6 platter:5.6 shared+drive:5.6 shared+folder:5.6 those+drive:5.6 night:1.5 backed:5.2 the+storage:5.2 cupboard:3.3 spinning:3.3 clip:4.9 safety:4.9 the+file:4.9 copied:4.7 all+night:3.0 all+our:4.5 my+phone:2.8 picture+on:4.2 data:4.1 rest:2.0 should:1.6 memory:3.9 saved:3.8 box:2.5 phone:1.8 rattling:3.6 full+and:3.5 because+the:3.4',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /amp|verst/i,
    words:
      'guitar:5.4 my+guitar:5.4 the+guitar:5.2 solo:5.2 hum:4.1 string:4.3 my:0.9 chord:4.9 electric+guitar:5.6 guitarist:5.6 band:4.1 electric:4.0 tube:4.9 plugged:4.5 practice:4.4 riff:5.6 strat:5.6 the+guitarist:5.6 the+tube:5.3 plugged+in:4.7 valve:4.6 cab:4.5 but+no:4.0 amplifier:5.6 band+practice:5.6 feedback:5.6 guitar+and:5.6 guitar+lesson:5.6 guitar+now:5.6 guitar+on:5.6 hum+from:5.6 metal+solo:5.6 my+strat:5.6 no+guitar:5.6 pedalboard:5.6 power+chord:5.6 rehearse:5.6 the+chord:5.6 the+valve:5.6 the+worship:5.6 unplugged:5.6 worship:5.6 worship+band:5.6 jam:3.7 no+sound:3.6 amp:5.2 gig:5.2 jack:5.2 practice+is:5.2 that+guitar:5.2 the+cab:5.2 though+the:5.2 bass+player:4.9 metal:4.9 rehearsal:4.7 no:0.8 the+bass:4.5 finger+are:4.3 in+and:2.7 bass:4.0 player:3.9 sound:1.9 lesson:3.6 played:3.6 buzzing:3.5 for+tonight:3.5 pick:3.5 power:2.3 but:1.4 though:3.4',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /piano|keyboard|synth/i,
    words:
      'key:4.1 the+key:4.6 scale:5.2 piano:4.3 played:4.6 left+hand:5.5 key+are:5.4 practise:5.1 play:3.1 my:0.9 hand:2.7 finger:3.5 chord:4.6 bench:3.6 arpeggio:5.5 duet:5.5 fugue:5.5 the+bench:4.1 pianist:5.3 sonata:5.3 my+finger:3.9 headphone:4.7 exercise:4.1 the+music:3.8 the+piano:3.8 bach:5.5 chopin:5.5 daughter+class:5.5 elise:5.5 etude:5.5 fur+elise:5.5 hanon:5.5 ivory:5.5 minuet:5.5 my+scale:5.5 nocturne:5.5 pedal+and:5.5 pianist+has:5.5 piano+lesson:5.5 piano+my:5.5 play+a:5.5 played+and:5.5 recital:5.5 sonata+the:5.5 sonatina:5.5 the+duet:5.5 the+fugue:5.5 the+ivory:5.5 the+pianist:5.5 under+my:3.7 and+key:5.1 chopstick:5.1 fur:5.1 my+left:5.1 practise+my:5.1 practising:5.1 the+pedal:5.1 twinkle+twinkle:5.1 key+is:4.9 to+practise:4.9 finished:1.9 i+play:4.6 pedal:4.6 boogie:4.4 music:2.8 left:1.5 class+is:3.7 for+grandma:3.7 practice:3.7 lesson:3.6',
  },
  {
    kinds: ['light', 'switch'],
    names: /disco|mirror|party|laser/i,
    words:
      'dance:4.4 sparkle:4.7 dot:5.1 glitter:5.0 disco:4.8 dancing:4.2 speck:5.4 mirror:4.0 spinning:4.1 round:2.8 dance+floor:5.4 the+dance:5.4 whirling:5.0 turning:3.7 the+wall:2.9 ball:3.7 wall:2.5 the+dot:5.3 the+ceiling:3.9 nightclub:5.0 boogie:4.9 ceiling:3.5 and+round:4.6 dizzy:4.0 round+the:3.0 round+and:3.9 spin:3.8 the+mirror:3.8 disco+ball:5.5 dot+on:5.5 glitterball:5.5 more+glitter:5.5 no+glitter:5.5 no+sparkle:5.5 rotating+sparkle:5.5 speck+flying:5.5 the+rotating:5.5 the+sparkly:5.5 those+sparkle:5.5 whirling+speck:5.5 a+disco:5.1 dancer:5.1 dey+turn:5.1 night+fever:5.1 rotating:5.1 sparkly:5.1 floor:2.0 chasing:4.9 spot:3.2 no:0.8 danced:4.4 whirl:4.4 those:2.2 birthday:2.9 dizzy+from:4.3 up+there:2.8 go+round:3.8 to+dance:3.8 teenager:3.7 the+ball:3.6 point:3.4 and+there:2.3 flying:3.3 light:0.8 the+room:2.2 fever:3.2 of+light:2.9 shoe:2.8 a+seventy:5.5 abba:5.5',
  },
  {
    kinds: ['light'],
    names: /lava|retro|blob/i,
    words:
      'blob:5.5 wax:5.4 the+wax:5.4 goo:5.5 the+blob:5.5 retro:5.5 bubble:3.3 blob+are:5.5 groovy:5.5 wax+is:5.3 lava:4.9 floating:4.7 blobby:5.5 groovy+blob:5.5 wax+bubble:5.5 seventy:5.3 stare+at:5.0 stare:4.7 wobbly:4.6 float:4.4 flow:4.4 lump:4.4 and+down:4.1 blob+for:5.5 blob+to:5.5 bloop:5.5 floating+blob:5.5 flower+power:5.5 glob:5.5 goo+gone:5.5 goop:5.5 psychedelic:5.5 retro+goo:5.5 the+lava:5.5 watching+wax:5.5 wax+make:5.5 wobbly+wax:5.5 rise:3.5 look:1.7 lava+lamp:5.1 the+floating:5.1 the+bottle:3.3 bottle:2.4 slow:3.1 bottom:3.0 watching:3.0 lie:2.9 down:1.2 cloudy:3.9 up+and:2.5 melt:3.4 make:1.1 orange:3.3 sink:3.2 bubbling:3.2 make+the:2.0 calm:3.0 glass:1.9 become:2.9 flower:2.9 mood:2.9 the+bottom:2.9 a+funny:5.5 afternoon+or:5.5 and+gooey:5.5 and+sinking:5.5 and+wax:5.5 anymore+see:5.5 are+creeping:5.5 are+giein:5.5',
  },
  {
    kinds: ['light'],
    names: /fairy|string|lichterk|guirl/i,
    words:
      'bulb:4.2 twinkle:5.0 star:4.2 string:4.9 tiny:4.4 twinkling:5.0 tiny+bulb:5.5 little:2.8 little+star:5.0 round+the:3.8 glimmering:5.3 little+bulb:5.3 those+tiny:5.3 firefly:4.8 round:2.7 string+of:5.5 rail:4.4 fairy:4.3 garland:5.3 of+little:5.3 the+string:5.3 twinkly:5.3 those:2.7 bulb+on:4.7 small:3.1 bulb+is:5.5 canopy:5.5 small+bulb:5.5 tiny+star:5.5 star+in:5.2 the+little:2.7 bed:1.6 the+balcony:4.1 the+small:3.9 one:2.8 balcony:3.7 balcony+rail:5.5 boat+rigging:5.5 dey+twinkle:5.5 dot+round:5.5 elve:5.5 elve+light:5.5 pixie:5.5 pixie+dust:5.5 point+on:5.5 porch+rail:5.5 rail+have:5.5 rigging:5.5 still+glimmering:5.5 still+twinkling:5.5 string+round:5.5 the+canopy:5.5 the+garland:5.5 the+twinkly:5.5 these+small:5.5 twinkly+one:5.5 twinkly+string:5.5 under+those:5.5 winking:5.5 glow:2.2 dot:3.6 still:1.3 of:0.8 bulb+round:5.1 fort:5.1 of+tiny:5.1 shimmering:5.1 star+out:5.1 on+the:0.9 our:1.4',
  },
  {
    kinds: ['light', 'switch'],
    names: /candle|kerze/i,
    words:
      'flame:4.7 flicker:5.0 wreath:5.6 the+flame:4.6 taper:5.6 wick:5.6 altar:5.3 prayer:4.3 flickering:4.8 the+altar:5.4 advent:5.1 little+flame:5.6 flicker+on:5.6 small+flame:5.6 tealight:5.6 the+wreath:5.6 blow:3.1 flame+for:5.0 the+pretend:5.0 little:2.1 out:1.0 grace:4.3 pretend:4.3 is+over:3.1 diya+puja:5.6 evening+prayer:5.6 false+flame:5.6 flame+go:5.6 flame+on:5.6 flickering+on:5.6 flickering+wick:5.6 menorah:5.6 prayer+are:5.6 pretend+flame:5.6 puja+is:5.6 romantic+flicker:5.6 the+diya:5.6 the+rosary:5.6 vigil:5.6 votive:5.6 singing:3.4 diya:5.2 rosary:5.2 the+pumpkin:5.2 amen:4.9 candlelight:4.9 candlelit:4.9 her+picture:4.9 mass+is:4.9 my+meditation:4.9 snuff:4.9 snuff+the:4.9 wax:3.1 no+flame:4.6 puja:4.6 rim:4.6 the+rim:4.6 go+out:3.0 evening:2.2 a+glow:4.5 birthday:2.9 false:4.3 meditation:4.3 to+blow:4.3 done:1.4 pumpkin:4.2 the+prayer:4.2 them+out:4.2 mass:4.1 unlit:4.1',
  },
  {
    kinds: ['light'],
    names: /flood|secur|flut/i,
    words:
      'yard:4.2 the+yard:4.1 beam:4.6 outside:2.5 our:2.0 our+yard:5.2 big+beam:5.6 prowler:5.6 the+barn:3.6 pitch:3.6 barn:3.4 out+there:2.7 big:2.7 dark:1.5 there:1.1 thief:3.8 strong+beam:5.6 thief+dey:5.6 yard+beam:5.6 paddock:5.2 something+out:5.2 the+paddock:5.2 hen:2.5 football:3.3 glare:3.3 have+gone:3.3 possum:4.9 next+door:3.2 in+the:0.8 in+our:3.1 dazzle:4.6 intruder:4.6 compound:4.3 floodlight:4.3 heard+a:4.3 lane:4.3 the+hen:2.8 the+pitch:4.2 a+noise:4.1 heard:2.7 calf:3.9 player:3.9 the+horse:3.9 bright+as:3.7 show+me:3.7 gone:1.5 by+the:1.8 was:1.2 stadium:3.6 the+ball:3.6 hen+are:3.5 was+only:3.5 cant+see:1.7 it+was:2.2 fox:3.3 whoever:3.3 nobody+in:3.2 field:3.2 ground:3.1 neighbour:2.0 door:1.2 hay:3.0 light+up:3.0 i+heard:2.9 by:1.1 horse:2.9 ball:2.8 1+outside:5.6 a+prowler:5.6 a+scream:5.6',
  },
  {
    kinds: ['light'],
    names: /counter|cabinet|worktop/i,
    words:
      'counter:5.0 worktop:5.5 the+worktop:5.5 the+counter:4.8 board:3.9 chopping:5.2 wiped:4.8 cutting:4.0 knife:4.9 cut:2.9 shadow:3.6 on+the:1.3 the+board:4.1 on:0.7 slicing:5.6 the+strip:5.6 worktop+is:5.6 strip:4.6 see:1.3 im:1.1 cant:1.4 the+cupboard:3.7 chopping+board:5.6 counter+is:5.6 counter+light:5.6 counter+wiped:5.6 cucumber+and:5.6 cutting+board:5.6 dark+counter:5.6 dicing:5.6 galley+counter:5.6 strip+under:5.6 the+chopping:5.6 the+cucumber:5.6 and+wiped:5.2 my+board:5.2 the+knife:5.2 cupboard:3.3 see+the:2.0 chopped:4.9 counter+and:4.9 the+shiny:4.9 dark:1.4 cant+see:1.9 dark+on:4.5 garlic:4.3 kneading:4.3 the+gloom:4.3 tidy:4.3 yam:4.3 done:1.4 galley:4.2 the+onion:4.2 and+im:2.0 cucumber:4.1 carrot:3.9 salad:3.9 scale:3.9 shiny:3.9 i+cant:1.5 gloom:3.8 pea:3.8 sandwich:3.8 read+the:3.7 vegetable:3.7 in+shadow:3.5 brighten:3.5 to+cut:3.4 meat:3.4 onion:3.4',
  },
  {
    kinds: ['light'],
    names: /sink|spül/i,
    words:
      'the+tap:4.4 dish:4.3 tap:3.7 plate:3.5 see:1.9 washing+up:4.6 washing:3.5 cant+see:2.7 basin:4.1 the+dish:4.3 cant:1.8 clean:3.2 scrubbing:4.8 wash:3.2 pot:3.0 washed:3.5 the+washing:3.5 sud:5.5 sink:3.9 i+cant:2.0 scrubbed:4.8 rinse:4.7 done:1.7 up:1.0 dish+duty:5.5 empty+basin:5.5 plate+clean:5.5 plughole:5.5 sink+light:5.5 the+plughole:5.5 the+stool:5.5 the+sud:5.5 to+rinse:5.5 up+bowl:5.5 vessel:5.5 roasting+tin:5.1 tap+and:5.1 by+the:2.0 by:1.4 over+the:2.0 the+plate:3.3 see+the:1.9 all+washed:4.8 dish+are:4.8 dishwater:4.8 stool:4.8 tell+if:4.8 wash+up:4.8 and+i:1.6 baby+bottle:4.6 cup+and:4.6 greasy:4.6 rinsing:4.6 sponge:4.6 murky:4.4 my+cup:4.4 ring+in:4.4 tea+towel:4.4 cup:2.9 wok:4.3 pan:2.8 over:1.2 dark+over:4.1 its+dim:4.1 scrub:4.1 brighten+the:4.0 duty:4.0 my+ring:4.0 rinsed:4.0 doing+the:3.9',
  },
  {
    kinds: ['light'],
    names: /stove|hob|cooker|herd/i,
    words:
      'hob:5.1 the+hob:5.2 pan:4.3 cooker:4.6 the+cooker:4.7 see:2.0 the+pan:4.6 pot:3.5 over+the:2.9 the+pot:4.0 over:1.9 shine+over:5.3 above+the:4.2 dark:1.8 stove:3.9 hob+it:5.5 burner:5.2 the+burner:5.2 cant+see:2.2 saucepan:5.0 see+into:5.0 above:3.0 cant:1.5 frying:3.7 shine:2.4 hood:4.8 wok:4.7 the+dark:2.3 the+stove:3.7 cooker+please:5.5 hood+lamp:5.5 omelette:5.5 skillet:5.5 stove+light:5.5 to+see:2.1 the+wok:5.1 caramel:4.8 hotplate:4.8 the+hotplate:4.8 into:1.9 in+the:0.8 gravy:4.6 stirring:4.6 sauce:4.4 ring:2.2 its+shining:4.3 soup:2.8 light:0.9 on+the:0.8 black+in:4.2 light+over:4.2 pot+are:4.2 simmering:4.2 made:2.7 pancake:4.0 the+shine:4.0 to+look:2.6 lamp:1.6 i+cant:1.5 can:0.9 the+stew:3.7 see+if:3.5 the+rice:3.5 bulb:2.3 it+still:3.3 into+the:2.2 jam:3.2 so+dark:3.2 cant+tell:3.1 it+isnt:3.1',
  },
  {
    kinds: ['light'],
    names: /wardrobe|closet|dress|schrank/i,
    words:
      'coat:4.0 clothe:3.8 my:1.0 shirt:3.4 dress:3.9 dark:1.9 shelve:4.5 jumper:4.3 in+there:3.1 hanger:5.4 closet:5.2 cupboard:3.9 picking:4.7 the+closet:5.6 the+hanger:5.6 the+coat:5.3 see:1.4 my+suit:5.1 and+im:2.5 cardigan:4.7 my+clothe:4.7 jacket:4.5 sock:3.2 there:1.1 rail:3.9 black:2.3 im:1.0 black+shirt:5.6 clothe+cupboard:5.6 outfit:5.6 rummaging+for:5.6 among:3.6 suit:3.6 i+cant:1.7 choosing:5.2 im+dressed:5.2 saree:5.2 those+shelve:5.2 cant+see:2.0 blazer:4.9 rummaging:4.9 chosen:4.7 navy:4.7 kilt:4.5 the+shelve:4.3 the+dark:2.1 found:2.8 cant:1.2 on+those:4.2 the+dress:4.2 the+rail:4.2 got:1.4 the+moth:4.1 the+clothe:4.0 them+on:4.0 uniform:4.0 my+coat:3.8 wardrobe:3.8 where+my:3.8 the+shirt:3.7 and+i:1.5 belt:3.6 ive+got:2.4 can+go:2.3 light:0.9 pyjama:3.4 up+my:3.4 the+cupboard:3.3 dark+in:3.3 too+dark:3.2',
  },
  {
    kinds: ['light'],
    names: /shed|barn|stall/i,
    words:
      'tool:4.8 the+tool:5.2 goat:4.4 the+goat:4.7 out+there:3.2 there:1.5 flower+pot:5.6 among+the:4.3 shovel:5.4 dark:1.9 out:1.3 among:4.1 the+garden:3.2 milking:4.5 garden:2.9 in+there:2.9 rabbit:4.3 the+flower:4.3 stall:4.2 garden+tool:5.6 the+rake:5.6 rake:5.3 spade:5.3 the+cow:3.9 the+donkey:5.1 cow:3.8 donkey:4.9 flower:3.6 see:1.4 the+rabbit:4.3 back+behind:5.6 donkey+have:5.6 from+among:5.6 goat+are:5.6 her+stall:5.6 mower+and:5.6 secateur:5.6 shed+light:5.6 strimmer:5.6 the+lawnmower:5.6 the+shovel:5.6 the+spade:5.6 wheelbarrow+in:5.6 the+mower:3.6 pot:2.7 my+bike:3.5 byre:5.2 hammer:5.2 lawnmower:5.2 hay:3.4 back:1.4 fetching+the:4.9 pony:4.9 potting:4.9 screwdriver:4.9 the+pony:4.9 mower:3.2 hung:3.1 i+see:3.0 behind+the:3.0 out+back:4.5 wheelbarrow:4.5 light:1.0 light+by:4.3 the+calf:4.3 cant:1.2 fetching:4.2 calf:4.0 to+fetch:4.0 i+cant:1.6',
  },
  {
    kinds: ['light'],
    names: /attic|loft|dach/i,
    words:
      'roof:4.0 ladder:4.8 the+ladder:5.0 up+there:4.3 the+roof:4.1 up:1.8 rafter:5.3 under+the:3.3 the+rafter:5.3 loft:4.7 box:3.7 hatch:4.4 under:2.6 the+hatch:4.7 down:2.0 down+from:4.9 top:3.4 the+loft:4.4 the+box:4.2 dark:1.9 suitcase:4.7 top+of:4.4 insulation:5.6 the+suitcase:5.6 come+down:4.1 are+up:4.0 decoration:5.3 trapdoor:5.3 through+the:2.6 the+tile:3.8 the+top:3.8 there:1.2 the+chimney:4.5 tile:3.3 the+beam:4.3 chimney:4.1 through:2.0 among+the:3.8 above:2.8 see:1.3 chimney+stack:5.6 christma+box:5.6 decoration+are:5.6 luggage:5.6 poking+about:5.6 roof+space:5.6 skis:5.6 skis+are:5.6 the+insulation:5.6 old:2.2 among:3.6 lighting:3.5 box+up:5.2 for+roof:5.2 my+record:5.2 the+spider:5.2 the+trapdoor:5.2 there+till:5.2 till+next:5.2 beam:3.4 carry:3.3 dark+lah:4.9 pigeon:4.9 poking:4.9 ladder+and:4.7 space:4.7 stack:4.7 trunk:4.7 up+top:4.7 cot:3.1',
  },
  {
    kinds: ['light'],
    names: /cellar|basement|keller/i,
    words:
      'below:4.9 down:2.5 down+there:4.7 basement:5.4 wine:3.5 potatoe:4.4 the+wine:4.2 there:1.5 the+vault:5.6 vault:5.6 under+the:2.8 the+basement:5.3 under:2.3 the+house:2.4 dark:1.7 bottle:2.8 vault+is:5.6 below+and:5.3 the+jam:5.3 jam:4.0 potatoe+and:5.1 rack:3.7 wine+rack:4.9 the+potatoe:4.6 house:1.7 going+down:4.5 coal:4.4 apple:4.3 from+below:4.3 jar:4.0 shelve:4.0 come+up:3.9 go+down:3.9 onion:3.8 cider:5.6 dark+under:5.6 onion+below:5.6 preserve:5.6 sand+box:5.6 sauerkraut:5.6 stone+step:5.6 turnip:5.6 down+below:5.2 marmalade:5.2 the+coal:5.2 the+pickle:5.2 water+meter:5.2 and+i:1.6 pickle:4.9 the+apple:4.9 there+and:3.2 step:2.4 down+to:3.1 barrel:4.6 see:1.1 box+is:4.5 no+light:3.0 yam:4.3 light:1.0 the+dark:2.1 a+bottle:4.2 fetching:4.2 stacked:4.2 the+onion:4.2 label:4.1 got+the:2.7 fuse:4.0 the+boiler:4.0 carrot:3.9 up+again:3.9',
  },
  {
    kinds: ['light'],
    names: /dining|pendant|dinner|esstisch/i,
    words:
      'table:4.1 the+table:4.1 plate:3.6 big+table:5.6 dim:3.5 over:1.8 over+the:2.6 table+and:4.4 the+plate:3.9 cleared:4.7 see:1.5 the+big:3.5 eaten+and:5.1 eaten:3.7 dinner:2.8 big:2.7 the+tablecloth:4.4 cant:1.4 fork:4.3 tablecloth:4.3 cant+see:2.1 supper:3.0 are:0.9 dominoe:5.6 for+table:5.6 im+laying:5.6 mahjong:5.6 scrabble:5.6 chair+are:5.2 dim+over:5.2 dining:5.2 laying:5.2 stamp+are:5.2 table+but:5.2 the+puzzle:5.2 my+plate:4.9 plate+and:4.9 pushed+in:4.9 pushed:4.5 puzzle:4.5 card:2.9 chair:2.9 light:1.0 jigsaw:4.3 plate+are:4.3 too+dim:4.3 dark+over:4.2 its+dim:4.2 light+over:4.2 to+light:4.2 nobody+at:4.1 the+roast:4.1 folded:3.9 salt:3.9 game:2.6 stamp:3.7 at+the:1.2 chop:3.6 wiped:3.6 served:3.5 eat:2.3 on+the:0.8 no+need:2.3 finished:1.7 spread:3.4 above+the:3.3 bare:3.3 be+dark:3.3 shine+on:3.2 cant+read:3.1',
  },
  {
    kinds: ['light'],
    names: /picture|gallery|paint/i,
    words:
      'frame:5.1 painting:4.6 the+painting:5.2 wall:3.2 portrait:5.4 see:2.0 art:5.4 the+frame:5.3 canva:4.7 the+wall:3.2 the+portrait:5.4 the+art:5.5 on+the:1.4 picture:3.0 the+canva:4.6 seen:3.5 lit:2.5 dark:1.8 great:4.8 to+see:2.4 ancestor:5.5 his+frame:5.5 see+the:2.2 our:1.7 oil:3.4 grandfather:4.4 look:1.8 look+at:3.0 the+old:3.0 art+teacher:5.5 auntie+has:5.5 daddy+picture:5.5 etching:5.5 for+wall:5.5 ganesha:5.5 general:5.5 gold+frame:5.5 landscape:5.5 oil+painting:5.5 old+master:5.5 our+ancestor:5.5 papa+for:5.5 still+life:5.5 the+ganesha:5.5 the+general:5.5 the+icon:5.5 the+landscape:5.5 the+masterpiece:5.5 old:2.1 visitor:2.6 copying:5.1 lit+all:5.1 masterpiece:5.1 oil+on:5.1 the+signature:5.1 gallery:4.8 icon:4.8 looked+at:4.8 master:4.8 signature:4.8 spot+on:4.8 watercolour:4.6 nobody:1.5 in+his:3.0 show:2.2 see+how:4.4 our+wedding:4.3 see+him:4.3 seen+the:4.3 light+on:2.1',
  },
  {
    kinds: ['light'],
    names: /drive|path|carport|weg/i,
    words:
      'car:3.1 hedge:4.9 road:3.7 the+road:3.8 parked:4.7 the+hedge:4.9 the+car:2.8 dark:2.0 park:4.3 parking:4.6 between:3.7 between+the:4.3 drive:3.0 see:1.6 way:2.7 way+up:4.3 up+from:4.1 the+way:3.3 the+house:2.2 gravel:5.1 up:1.1 ive+parked:4.9 visitor:2.9 coming:2.0 house:1.7 cant+see:2.1 where:1.8 the+dark:2.3 motor:3.8 milk+lorry:5.6 parked+ive:5.6 way+between:5.6 light:1.1 coming+up:3.5 ambulance+has:5.2 headlamp:5.2 road+to:5.2 trailer+in:5.2 our:1.5 driving:3.3 out+there:2.5 see+the:2.0 dark+out:4.9 pizza+man:4.9 light+out:3.1 the+parking:4.7 windscreen:4.7 to+the:1.5 bakky:4.5 front+of:2.9 in+front:2.9 come+with:4.3 where+the:2.8 the+caravan:4.2 cant:1.2 out:0.8 from+the:1.3 out+by:4.0 the+ambulance:4.0 caravan:3.8 theyre+all:3.8 trailer:3.8 up+to:2.5 ambulance:3.7 the+delivery:3.7 from:0.9 car+and:3.6 pitch+dark:3.6 lorry:3.4 bin:3.4',
  },
  {
    kinds: ['light'],
    names: /pool/i,
    words:
      'pool:4.2 water:3.0 the+water:3.6 the+pool:4.2 swim:5.1 swimming:3.9 swimmer:5.2 diving:5.6 pool+light:5.6 glowing:3.1 to+swim:5.1 dark:1.6 the+bottom:3.6 glow:2.4 bottom:3.3 in+the:0.9 swimming+pool:4.4 cant+see:2.1 shimmer:4.2 water+and:4.2 the+swimming:3.8 aqua:5.6 aqua+gym:5.6 glowing+water:5.6 lifeguard:5.6 my+length:5.6 night+swim:5.6 pool+party:5.6 the+watter:5.6 turquoise:5.6 turquoise+glow:5.6 see:1.2 length:5.2 my+goggle:5.2 see+the:2.0 deep+end:4.9 swimming+in:4.9 the+deep:4.9 underwater:4.9 water+can:4.9 water+it:4.9 water+still:4.9 watter:4.9 out+of:1.9 pool+and:4.6 wedding+photo:4.5 goggle:4.3 night:1.4 black:2.0 my+ring:4.1 of+the:1.3 party:2.5 deep:3.7 have+left:3.7 shining:2.4 frog:3.5 gym:3.4 jump:3.4 ahm:3.4 im+out:3.4 cant:1.0 tonight:1.5 make+the:2.0 gone+home:3.0 light+up:3.0 ladder:2.9 everybody:1.9 a+dook:5.6 after+sunset:5.6 ahm+going:5.6',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /pool/i,
    words:
      'pool:5.0 the+pool:5.0 water:2.8 swimming:4.6 filter:4.7 pool+water:5.5 the+swimming:4.9 swimming+water:5.5 swimming+pool:5.2 the+filter:4.9 the+water:2.8 green:3.9 skimmer:5.5 the+skimmer:5.5 clear:3.6 circulating:5.5 water+is:4.0 algae:4.8 clean:2.7 sand:3.9 filter+has:5.5 filtering:5.5 our+pool:5.5 pool+hut:5.5 pool+pump:5.5 pool+tile:5.5 sand+filter:5.5 slime:5.5 sucked:5.5 suction:5.5 circulation:5.1 turn+green:5.1 by+the:2.0 by:1.4 into+the:2.4 chlorine:4.8 deep+end:4.8 the+deep:4.8 the+sand:4.8 into:1.9 hut:4.4 sucking:4.4 blew:4.1 cloudy:3.9 drone:3.7 deep:3.7 enough:1.4 cleaned:3.4 bug:3.2 the+basin:3.2 pump:3.2 cleaning:3.1 through:1.5 leave:1.5 the+bottom:2.9 through+the:1.9 basin:2.8 hum:2.8 a+billabong:5.5 a+green:5.5 a+swimming:5.5 after+swimming:5.5 algae+gone:5.5 and+baby:5.5 and+green:5.5 and+hum:5.5 anybody+goe:5.5 are+floating:5.5 are+moving:5.5 baby+cant:5.5',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /patio|terrace|heizp|outdoor/i,
    words:
      'terrace:4.5 the+terrace:4.5 patio:4.7 outside:2.8 on+the:1.7 outdoor:4.8 the+patio:4.5 cold:2.2 hot:2.0 veranda:4.6 warm:2.1 terrace+is:5.2 toasting:5.2 out:1.3 on:0.8 the+deck:4.0 heat:2.3 deck:3.7 sitting:3.0 outdoor+table:5.6 smoker:5.6 table:2.4 out+on:3.2 shivering:4.0 the+outdoor:5.3 sitting+outside:4.6 chair:3.2 that+hot:3.8 hot+terrace:5.6 patio+heater:5.6 stay+outside:5.6 terrace+chair:5.6 the+smoker:5.6 garden+table:5.2 hot+thing:5.2 sitting+out:5.2 table+are:5.2 garden:2.6 out+there:2.5 are:0.8 outside+and:3.3 cold+out:4.9 garden+chair:4.9 stoep:4.9 the+stoep:4.9 hot+as:4.7 wine+on:4.7 everybody:2.2 there:0.9 here+on:4.1 are+cold:4.0 the+veranda:4.0 to+warm:4.0 aunty:3.9 mild:3.9 outside+in:3.9 the+garden:2.6 the+empty:3.8 thing+on:3.8 empty:1.9 to+stay:3.7 nobody:1.4 heat+the:3.5 its+cold:3.4 heater:3.4 it+get:3.4 out+here:3.4 heated:3.3 warm+up:3.3 chilly:3.2',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /grill|barbe|bbq/i,
    words:
      'sausage:4.8 grill:5.2 rib:4.7 grate:5.6 burger:5.2 steak:5.1 are:1.2 chicken:3.6 meat:4.3 the+grill:5.2 the+sausage:4.9 the+garden:3.2 garden:2.9 skewer:5.6 raw:4.0 sizzle:5.1 sizzling:5.1 tong:5.1 corn:3.4 chop:4.0 asado:5.6 boerewor:5.6 boerewor+is:5.6 burger+are:5.6 cevapi:5.6 chicken+wing:5.6 cookout:5.6 hot+dog:5.6 steak+are:5.6 the+burger:5.6 the+cevapi:5.6 the+grate:5.6 to+sizzle:5.6 ready:2.2 plate:2.6 eaten:3.5 drumstick:5.2 grilling:5.2 jerk:5.2 jerk+chicken:5.2 kebab+are:5.2 moved+on:5.2 rib+are:5.2 suya:5.2 banger:4.9 browned:4.9 charred:4.9 garden+party:4.9 snag:4.9 snag+are:4.9 the+tong:4.9 hot:1.3 and+the:1.1 kebab:4.5 mushroom:4.5 leftover:4.3 the+heat:2.5 wing:3.5 on+to:3.4 it+get:3.3 heat:1.6 done:1.3 guest+have:3.1 ate:3.1 the+plate:2.9 a+braai:5.6 a+fine:5.6 a+forgotten:5.6 a+hungry:5.6 a+sizzle:5.6',
  },
  {
    kinds: ['light', 'switch', 'outlet'],
    names: /neon|sign|window light/i,
    words:
      'open:2.4 closed:3.2 were+open:5.4 shop:3.1 name:4.2 were:2.1 our+name:5.4 customer:3.5 letter:3.7 shut:2.3 street:2.8 the+window:2.8 were+here:5.5 people:2.7 the+street:3.2 diner:5.2 lure:5.2 our:1.7 that+were:4.8 the+road:2.8 shutter:4.6 road:2.7 door:1.6 know:2.1 the+shop:2.5 the+people:4.2 window:1.8 dark:1.5 pink:3.9 shut+and:3.9 dhaba:5.5 dhaba+is:5.5 little+shop:5.5 mum+shop:5.5 my+dhaba:5.5 my+store:5.5 people+must:5.5 punter:5.5 road+that:5.5 shutter+down:5.5 sold+out:5.5 spaza:5.5 stopping:5.5 takeaway:5.5 tattoo+parlour:5.5 trading:5.5 truck+are:5.5 weve+closed:5.5 let+the:1.8 the+door:2.1 still:1.3 lah+but:5.1 letter+in:5.1 tattoo:5.1 closing:3.4 chippy:4.8 look+closed:4.8 shop+is:4.8 shop+open:4.8 kebab:4.4 pavement:4.3 see+us:4.3 sold:4.3 the+bar:4.3 the+letter:4.3 the+pavement:4.3 open+now:4.2 shop+shut:4.2 they+must:4.2 parlour:4.0',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /till|cash|card|kasse/i,
    words:
      'pay:4.5 counter:4.2 money:4.4 to+pay:5.3 cash:5.2 card:4.1 counted:5.0 checkout:5.3 drawer:4.6 payment:5.5 customer:3.7 the+counter:4.3 the+drawer:4.4 the+cash:5.3 the+checkout:5.3 coin:5.1 counted+the:5.1 receipt:5.1 the+money:5.1 taking:3.8 by+card:5.5 customer+want:5.5 pay+by:5.3 register:5.3 the+sum:5.3 scan:4.6 sum:4.4 take:2.1 sale:4.2 a+receipt:5.5 cash+drawer:5.5 cash+register:5.5 counter+no:5.5 day+total:5.5 good+money:5.5 money+in:5.5 my+counter:5.5 pint:5.5 the+gentleman:5.5 ive+counted:5.1 ring+up:5.1 the+coin:5.1 want+to:1.5 screen:2.5 farm+shop:4.9 gentleman:4.9 waiting+to:4.4 no+more:1.7 day:1.4 cant+take:4.2 printed:4.2 cant:1.2 float:4.0 pay+for:4.0 more:1.1 total:3.9 are+over:3.8 shop:1.9 anything:2.5 paid:3.7 at+the:1.2 the+farm:3.5 the+day:2.3 farm:3.2 done:1.2 are+done:3.1 want:0.8 basket:3.0 open+and:3.0 ring:1.9',
  },
  {
    kinds: ['cover', 'switch'],
    names: /chick|coop|hen|hühn/i,
    words:
      'hen:4.9 the+hen:5.0 hen+are:5.2 chicken:4.2 fox:4.8 my+hen:5.6 poultry:5.6 are:1.2 a+fox:4.9 hen+want:5.6 the+perch:5.6 the+poultry:5.6 fowl:5.3 hen+in:5.3 perch:5.3 the+meadow:5.3 theyre:2.6 meadow:5.0 shut+in:4.9 the+fox:4.6 them:1.8 inside:2.6 bird:3.1 lady:2.9 shut:1.9 bantam:5.6 chicken+are:5.6 chicky:5.6 hen+on:5.6 my+lady:5.6 pop+hole:5.6 pullet:5.6 roosting:5.6 speckled:5.6 speckled+hen:5.6 the+bantam:5.6 the+chicky:5.6 the+speckled:5.6 them+hen:5.6 yard:2.7 chook:5.2 chook+are:5.2 hen+have:5.2 cockerel:4.9 their:1.9 the+rooster:4.6 rooster:4.5 the+yard:2.8 out:0.8 feather:3.9 the+chicken:3.9 and+the:1.0 and+theyre:3.4 oot:3.2 hole:3.2 pop:3.2 the+bird:3.1 gone+to:3.1 let+them:3.1 near+the:3.1 night:1.2 have+gone:2.9 are+still:2.8 a+doodle:5.6 a+hen:5.6 a+polecat:5.6 abed+the:5.6 about+weasel:5.6 already+later:5.6 always+last:5.6',
  },
  {
    kinds: ['lock', 'switch'],
    names: /cat|katz/i,
    words:
      'cat:4.2 the+cat:4.1 outside:2.5 kitty:5.1 she:2.4 puss:5.2 out:1.3 cat+in:4.6 in:0.7 her:1.9 cat+is:4.5 go+out:3.5 cat+are:5.5 puss+is:5.5 little+door:5.0 my+cat:5.0 whisker:5.0 flap:4.8 our+cat:4.8 indoor:3.6 tom:4.5 paw:4.4 door:1.6 his:1.8 he:1.7 through+the:2.4 sh:2.2 bumping+his:5.5 cat+cant:5.5 cat+door:5.5 cat+goe:5.5 cat+should:5.5 on+4:5.5 roam:5.5 the+flap:5.5 the+pussycat:5.5 and+she:3.6 cant+get:3.6 bumping:5.1 moggy:5.1 prowling:5.1 pussycat:5.1 stay+home:5.1 stray:5.1 come+in:2.5 the+vet:3.3 is+outside:4.8 vet:3.2 mice:4.6 out+again:4.6 inside:2.3 and+hes:3.0 come:1.3 again:1.5 in+tonight:4.4 rat:4.4 through:1.8 stay:2.1 be+able:4.3 cat+out:4.3 kitten:4.3 she+cant:4.3 she+need:4.3 scratching:4.0 firework:3.9 in+and:2.6 get:1.1 she+has:3.8 our:1.3 slip:3.7',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /heat lamp|terrar|chick|reptil|rotlicht/i,
    words:
      'chick:5.2 lizard:5.4 the+chick:5.2 the+lizard:5.5 tortoise:4.7 warm:2.3 snake:4.9 his:2.3 brooder:5.5 the+brooder:5.5 turtle:4.7 cold:2.0 gecko:5.5 warmth:3.7 heat:2.4 terrarium:5.3 the+snake:5.3 the+terrarium:5.3 dragon:4.1 the+turtle:5.1 the+dragon:4.9 the+tortoise:4.7 basking:5.5 chick+are:5.5 the+gecko:5.5 the+vivarium:5.5 vivarium:5.5 hot:1.7 tank:3.0 bulb:2.8 spot:3.5 bearded:5.5 chameleon:5.5 chicken+they:5.5 hatchling:5.5 his+warm:5.5 hot+spot:5.5 iguana:5.5 piglet:5.5 small+chicken:5.5 snake+is:5.5 the+hatchling:5.5 they+lamb:5.5 tortoise+get:5.5 turtle+tank:5.5 the+box:3.7 box:2.7 sun:1.7 lamb:3.4 duckling:5.1 heat+lamp:5.1 hibernation:5.1 reptile:5.1 the+duckling:5.1 thermometer+in:5.1 need:1.1 over+the:2.0 enough:1.6 the+pen:4.9 warm+now:4.9 in+the:0.8 they:1.5 are+warm:4.4 bulb+over:4.4 theyre:2.2 chicken:2.9 her:1.5 too+hot:2.8 cool:2.1 gone+cold:4.2',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /air pump|bubbler|tank pump|sauer/i,
    words:
      'fish:4.0 bubble:4.4 tank:4.4 the+fish:4.2 the+tank:4.5 air:2.7 oxygen:5.6 the+surface:6.1 surface:5.8 the+top:4.3 bubble+in:5.6 fish+are:5.4 goldfish:4.7 in+the:1.2 top:3.3 the+bubble:4.1 the+pond:4.1 gasp:6.1 need+oxygen:6.1 oxygen+for:6.1 pond:3.8 fish+need:5.7 no+bubble:5.7 are:1.1 water:1.9 air+in:3.7 it+bubble:5.4 koi:5.4 stopped+the:5.2 at+the:1.7 the+water:2.5 need+air:5.0 gasping:4.7 dead:3.1 fish+tank:4.4 they+need:4.1 no+air:3.9 some+air:3.8 need:1.3 breath:3.8 pump:3.7 breathe:3.5 has+no:3.3 stopped:3.2 a+beg:6.1 a+dead:6.1 aerate:6.1 aerate+the:6.1 air+into:6.1 air+pump:6.1 air+stone:6.1 air+to:6.1 all+climbing:6.1 angelfish+are:6.1 any+bubble:6.1 are+breathing:6.1 are+choking:6.1 are+fair:6.1 are+gulping:6.1 axolotl:6.1 axolotl+keep:6.1 bacteria:6.1 bacteria+in:6.1 beg+fi:6.1 betta+ly:6.1 bubble+again:6.1 bubble+any:6.1 bubble+bubble:6.1 bubble+come:6.1 bubble+fishy:6.1',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /bike|scooter|fahrrad/i,
    words:
      'bike:5.1 the+bike:5.3 e+bike:5.6 bicycle:5.2 e:4.3 bike+is:5.3 battery:3.5 bike+battery:5.6 the+e:5.6 my+bicycle:5.2 pedelec:5.6 full:2.5 motor:4.3 loading:5.0 the+motor:4.8 bike+had:5.6 bike+ready:5.6 electric+bicycle:5.6 juice:3.9 bike+has:5.1 my+bike:3.8 electric:3.7 the+bicycle:4.9 bar:3.6 ride:4.4 tomorrow:1.6 battery+are:5.6 bicycle+don:5.6 bike+charger:5.6 bike+flat:5.6 cargo:5.6 cargo+bike:5.6 full+e:5.6 handlebar:5.6 ma+bike:5.6 my+pedelec:5.6 ride+to:5.6 trike:5.6 flat:2.7 empty:2.1 power:2.6 enough+juice:5.2 last+bar:5.2 enough:1.7 battery+is:4.9 the+current:4.9 green:3.1 the+battery:3.1 has+enough:4.7 juice+for:4.7 riding:4.7 topped:4.7 topped+up:4.7 tour:4.7 cycle:4.5 cycling:4.5 the+hill:4.2 charger:4.1 ready:2.0 blink:3.8 hill:3.8 plugged:3.8 the+shed:3.6 on+the:0.8 had:1.7 loaded:3.3 for+the:0.9 it+isnt:3.1 current:3.0 right+now:3.0',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /phone|tablet|charging st|handy/i,
    words:
      'phone:4.5 mobile:5.3 my+phone:4.7 the+phone:4.4 my+mobile:5.3 phone+is:5.4 my:1.3 full:2.8 the+mobile:5.4 battery:3.2 power:3.1 mobile+is:5.6 phone+full:5.6 cable:3.8 cell:5.0 current:3.7 telephone:4.9 its+full:4.7 the+cable:4.2 handy+is:5.6 iphone:5.6 ma+phone:5.6 my+iphone:5.6 phone+battery:5.6 phone+don:5.6 phone+need:5.6 telephone+has:5.6 enough+on:5.2 full+now:5.2 handphone:5.2 nearly+out:5.2 phone+charger:5.2 phone+now:5.2 phone+on:5.2 to+last:5.2 bar:3.3 phone+has:4.9 phone+to:4.9 the+pad:4.9 fill:3.2 handy:4.6 battery+on:4.5 pad:4.3 call:2.1 saving:4.2 uh+my:4.2 charger:4.1 phone+and:4.1 of+my:2.7 on+it:2.7 it+want:3.8 lead:3.8 empty:1.9 is+nearly:3.6 nearly:2.4 on+my:1.8 stop:1.4 loaded:3.3 juice:3.2 again+love:5.6 almost+empty:5.6 any+left:5.6 babysitter+phone:5.6 bar+left:5.6 bar+thank:5.6 bar+there:5.6 batt:5.6 batt+already:5.6 battery+left:5.6 battery+ruined:5.6',
  },
  {
    kinds: ['switch', 'water_heater'],
    names: /immers|hot water|boiler/i,
    words:
      'water:3.3 hot:3.0 hot+water:4.4 tank:4.2 the+tank:4.4 bath:3.4 cylinder:5.6 the+water:3.1 the+cylinder:5.6 shower:3.2 water+for:4.6 warm+water:5.3 cold:2.1 tap:3.1 the+hot:3.1 warm:2.0 immersion+on:5.6 immersion:5.3 water+hot:5.1 tank+is:4.8 cylinder+is:5.6 enough+hot:5.6 tank+hot:5.6 water+needed:5.6 water+in:3.5 all+clean:5.2 no+hot:5.2 tank+the:5.2 the+immersion:5.2 baff:4.9 bath+water:4.9 for+hot:4.9 the+geyser:4.9 bathing:4.7 and+ive:3.0 the+tap:2.9 geyser:4.4 need+hot:4.2 the+shower:2.8 showered:4.1 stop+heating:4.1 to+wash:4.1 bathe:4.0 of+hot:4.0 wash:2.6 hot+enough:3.8 hot+to:3.8 enough:1.5 the+warm:3.6 had:1.8 heat+the:3.5 none:3.4 is+cold:3.4 water+is:3.4 heat:1.6 later:2.8 last:1.4 all+want:5.6 already+everybody:5.6 and+till:5.6 are+muddy:5.6 back+covered:5.6 baff+don:5.6 bankrupt:5.6 bankrupt+us:5.6 bath+had:5.6 bath+later:5.6 bath+night:5.6 bath+of:5.6 bathe+before:5.6',
  },
  {
    kinds: ['switch', 'climate'],
    names: /floor|fuß/i,
    words:
      'floor:4.0 tile:4.8 the+floor:3.9 feet:3.9 warm:2.8 the+tile:4.6 my+feet:4.0 feet+are:4.7 cold:2.3 ground:4.2 warm+floor:5.5 my:0.8 bare+feet:5.1 on:0.8 barefoot:4.8 sole:4.8 tile+are:4.8 on+this:3.7 from+below:4.5 so+cold:4.2 the+ground:4.2 these+tile:5.5 are:1.0 stone:3.3 bare:4.0 stone+is:5.2 heat+from:5.0 this+floor:4.8 on+the:1.1 hot:1.5 below:3.4 floor+is:4.4 from:1.2 too:1.5 slipper:3.7 warm+the:3.7 the+stone:3.7 flag+are:5.5 floor+bite:5.5 floor+cool:5.5 floor+too:5.5 ground+is:5.5 stone+floor:5.5 warm+tile:5.5 too+warm:3.6 my+sole:5.1 on+these:5.1 parquet:5.1 the+parquet:5.1 the+slate:5.1 foot:3.4 these:2.5 are+freezing:4.8 are+too:4.8 flag:4.8 freezing+on:4.8 my+bare:4.8 slate:4.8 stand+on:4.8 burn+my:4.6 heat:1.8 an+ice:4.4 the+mat:4.4 leg:3.0 freezing:2.9 sock:2.9 cool:2.1 floor+and:4.2 go+cold:4.2 my+slipper:4.0',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /bathroom|badheiz/i,
    words:
      'bathroom:4.7 the+bathroom:4.7 cold:2.5 shower:3.3 tub:4.5 the+tub:4.7 bath:3.1 warm:2.2 that+bathroom:5.4 bathroom+is:5.0 wash:3.3 bathroom+warm:5.6 the+shower:3.3 out+of:2.2 its:1.0 dressed:3.8 hot:1.6 go+cold:4.6 im:1.1 of+the:1.5 my+teeth:4.1 heat:2.0 baffroom:5.6 bathroom+cold:5.6 bathroom+heater:5.6 i+dry:5.6 toilet+so:5.6 the+heat:2.8 bathroom+and:5.2 dry+myself:5.2 i+brush:5.2 me+shower:5.2 shower+done:5.2 warm+enough:3.4 teeth:3.3 baff:4.9 brush+my:4.9 uh+im:4.9 bathing:4.7 sweat:3.0 baby+and:4.5 freezing:3.0 in+a:2.2 hot+i:4.3 my+clothe:4.3 wash+my:4.3 a+towel:4.2 and+dressed:4.1 its+freezing:4.1 my+bath:4.1 to+wash:4.1 in+the:0.7 in+that:2.7 bath+and:4.0 bathe:4.0 brush:4.0 shower+and:3.9 heat+in:3.8 hot+enough:3.8 wet+and:3.7 enough:1.5 quick+im:3.4 where+i:3.4 in+there:2.2 heater:3.3 shivering:3.3 the+basin:3.3 her:1.3 dried:3.2 so+hot:3.2',
  },
  {
    kinds: ['fan'],
    names: /ceiling|overhead|decken|punkah/i,
    words:
      'above:4.2 bed:2.7 wind:3.4 in+bed:3.4 blade:4.1 the+bed:3.1 sleep:2.2 breeze:3.5 air:2.2 the+blade:4.6 from+above:4.3 above+me:5.1 me:1.2 lying:3.3 lying+awake:5.5 wind+above:5.5 thing+above:5.2 night:1.7 sheet:3.0 above+my:5.0 wind+on:4.8 of+wind:4.7 hot:1.5 overhead:4.6 cold:1.7 whirling:4.4 from:1.2 to+sleep:2.6 pillow:3.1 the+air:2.4 mosquito+net:5.5 round+above:5.5 that+whirling:5.5 im:1.0 awake:2.7 the+sheet:3.6 over:1.3 my+pillow:3.5 air+above:5.1 ceiling+fan:5.1 draught+from:5.1 wind+over:5.1 on+my:2.0 spinning:3.2 baby+cot:4.8 this+bed:4.8 uh+its:4.8 in+this:2.3 a+wind:4.6 cool+enough:4.6 no+breeze:4.6 sweltering:4.6 wind+from:4.6 turning:3.0 heat:1.8 thing:1.8 above+us:4.4 air+moving:4.4 going+round:4.4 me+cold:4.4 stir+the:4.4 my+face:2.9 moving:2.9 breath+of:4.3 make+me:2.8 and+round:4.2 and+im:2.0 this+heat:3.9 cooled:3.8 drop+off:3.8',
  },
  {
    kinds: ['switch'],
    names: /cam|kam/i,
    words:
      'want:1.7 film:2.9 filmed:5.5 record:4.4 want+to:2.0 video:3.9 i+want:1.9 watch:3.0 to:0.8 recording:4.7 eye+on:4.4 to+see:2.4 recorded:5.5 to+film:5.5 picture:2.7 see:1.4 filming:5.0 who+come:5.0 on+video:4.8 film+the:4.7 picture+of:4.6 who:1.9 watched:4.3 to+be:2.1 eye:2.1 the+house:2.0 len:4.0 being:3.0 see+who:3.8 were:1.4 me:0.9 watch+the:3.7 being+filmed:5.5 filming+us:5.5 footage:5.5 footage+of:5.5 on+film:5.5 record+the:5.5 unwatched:5.5 want+footage:5.5 without+being:5.5 dont:1.6 be:1.1 look+in:3.6 house:1.5 dont+want:2.7 be+watched:5.1 keep+watch:5.1 please+not:5.1 to+record:5.1 now+and:3.3 and+i:1.6 no+picture:4.8 see+him:4.3 my+phone:2.8 picture+on:4.2 them+on:3.9 keep:1.6 look:1.5 while:1.9 not+to:3.7 camera:3.7 phone:1.8 in+on:3.6 of+me:3.6 stop:1.4 dont+like:3.5 stranger:3.5 while+were:3.5 person:3.4',
  },
  {
    kinds: ['switch'],
    names: /bell|chime|kling/i,
    words:
      'ring:4.3 press:4.3 chime:5.6 ding+dong:5.6 dong:5.6 the+door:3.0 ding:5.2 door:2.2 caller:5.3 ringing:4.0 hear:2.3 no:1.3 the+button:4.8 visitor:3.1 at+the:1.8 pressing:4.2 button:4.2 ring+again:5.3 when+somebody:5.3 people:2.6 when:1.6 again:1.7 may:2.3 the+bell:3.8 and+press:5.6 hear+when:5.6 let+people:5.6 may+ring:5.6 no+chime:5.6 nobody+ring:5.6 people+press:5.6 press+and:5.6 that+ding:5.6 visitor+may:5.6 parcel:3.7 no+sound:3.6 can+ring:5.2 no+ringing:5.2 silent:3.4 let:1.1 at:0.8 when+the:2.5 ring+for:4.9 nobody:1.6 or+treater:4.7 ring+and:4.7 sound+in:4.7 treater:4.7 trick+or:4.7 bell:3.1 silence:3.1 trick:4.5 be+able:4.4 naebody:4.4 press+the:4.4 courier:4.2 it+ring:4.2 the+courier:4.2 outside:1.7 doorbell:4.1 to+ring:4.1 heard:2.7 somebody:2.0 anyone:2.6 sound:1.9 able+to:3.7 sleep:1.5 able:3.6 the+postman:3.5 postman:3.4',
  },
  {
    kinds: ['siren'],
    names: /siren|horn|panic/i,
    words:
      'howling:4.9 wailing:5.6 thief:4.7 howl:5.3 noise:3.5 burglar:4.1 wail:5.6 alarm:3.5 stop:2.1 it+howl:5.6 the+howling:5.6 make:1.6 intruder:5.1 it+was:2.7 wake:2.5 was+only:4.0 break+in:5.6 help+a:5.6 loudest:5.6 panic:5.6 somebody+broken:5.6 the+loudest:5.6 tief:5.6 wake+the:3.6 blare:5.2 blaring:5.2 broken+in:5.2 no+thief:5.2 robber:5.2 sensor:5.2 the+sensor:5.2 scare:4.9 siren:4.9 was:1.4 end+that:4.6 no+burglar:4.6 no:0.8 a+man:4.5 in+make:4.5 the+police:4.5 only:1.4 set+it:4.3 end:2.1 only+me:4.2 there:0.9 dreadful:4.0 make+noise:4.0 police:4.0 taking+the:4.0 help:2.6 stop+that:3.8 stop+the:2.5 scream:3.7 ear:2.4 screaming:3.6 someone:2.4 blast:3.6 deh:3.6 the+alarm:3.4 whole+street:3.4 whole:1.6 street:2.2 the+window:2.2 make+a:3.2 its+only:3.0 off:0.8 broken:3.0 theyre:2.0 off+with:2.9 taking:2.9',
  },
  {
    kinds: ['valve'],
    names: /main|stopcock|haupt/i,
    words:
      'water:3.3 pipe:5.0 the+pipe:4.9 tap:3.6 no+water:5.2 burst:4.6 water+again:5.2 the+tap:3.7 the+water:2.8 house:2.0 want+water:5.3 water+in:3.9 the+house:2.3 leak:4.6 plumber:3.7 water+into:5.3 through:2.1 again:1.8 wall:2.4 its:0.9 the+wall:2.6 water+is:3.7 burst+pipe:5.5 everywhere+pipe:5.5 its+water:5.5 pipe+again:5.5 pipe+burst:5.5 supply+the:5.5 water+through:5.5 no:0.9 a+pipe:5.1 gushing:5.1 pipe+are:5.1 supply:5.1 the+plumber:3.2 toilet:3.2 pipe+and:4.9 there+water:4.9 new:2.4 the+new:3.2 come+out:2.9 fixed:4.2 mended:4.2 washing+machine:4.2 may:2.0 flow:4.0 flush:4.0 you+stop:4.0 there:0.9 filling:3.9 leaking:3.9 there+no:2.6 say+its:3.8 stop+the:2.5 washing:2.4 the+sink:3.6 come:1.2 everywhere:2.3 the+toilet:3.5 into:1.7 and+now:2.3 into+the:2.2 sink:3.2 dry:1.6 all:0.7 since+the:2.9 through+the:1.9 ceiling:2.8 dripping:2.8 mustnt:2.8',
  },
  {
    kinds: ['valve'],
    names: /gas/i,
    words:
      'gas:5.6 smell:3.5 the+gas:5.4 cooker:4.6 pipe:4.2 the+cooker:4.8 leaking:5.2 hissing:4.9 of+gas:6.1 kitchen:3.6 hob:4.5 gas+in:5.8 flame:3.3 no+gas:6.1 pipe+to:6.1 smell+gas:6.1 there+gas:6.1 stove:4.0 stink:3.8 gas+smell:5.7 knob:5.7 no+flame:5.2 stink+of:4.6 leak:4.5 hiss:4.4 it+stink:4.4 boiler:4.3 hose:4.3 the+hob:4.1 the+stove:3.9 smell+like:3.8 the+pipe:3.8 to+the:1.7 old:2.2 it+smell:3.3 there:1.1 egg:3.1 strong:3.1 the+kitchen:3.1 air+smell:6.1 and+unlit:6.1 bad+egg:6.1 barbie+pipe:6.1 be+broken:6.1 been+playing:6.1 blew+out:6.1 boiler+hiss:6.1 boiler+leaking:6.1 burner+blew:6.1 carry+gas:6.1 cooker+empty:6.1 cooker+knob:6.1 cooker+pipe:6.1 cooker+smell:6.1 cooker+while:6.1 cooking+any:6.1 cuisine:6.1 detector:6.1 detector+beeping:6.1 earthquake+shook:6.1 egg+smell:6.1 electric+hob:6.1 empty+before:6.1 escaping:6.1 escaping+behind:6.1 faint+and:6.1 fitter+want:6.1 flame+but:6.1 flame+forbidden:6.1 flame+gone:6.1',
  },
  {
    kinds: ['cover'],
    names: /sky|roof|velux|dach/i,
    words:
      'above:4.1 roof:3.9 from:2.0 attic:4.7 from+above:5.0 the+roof:4.0 up+there:4.0 up:1.6 the+loft:4.8 loft:4.6 top:3.4 overhead:5.1 from+up:4.8 the+attic:4.5 under+the:2.7 pane:5.1 out:1.2 head:2.8 onto+the:3.9 rain:2.6 onto:3.7 in+from:3.6 air:2.0 sky:3.5 under:2.1 from+overhead:5.5 rise+out:5.5 roof+open:5.5 there:1.2 from+over:5.2 the+sky:3.8 up+top:5.0 drop:2.8 air+from:4.7 up+under:4.7 let:1.2 over+our:4.3 the+beam:4.2 bed:1.6 heat:2.0 my+head:3.0 fall:2.9 the+hatch:3.8 me+from:3.7 attic+floor:5.5 high+up:5.5 hot+up:5.5 my+attic:5.5 pane+up:5.5 ridge:5.5 the+ridge:5.5 top+there:5.5 up+above:5.5 let+the:1.8 climb:3.5 rise:3.5 the+top:3.5 in+up:5.1 the+pane:5.1 on+me:3.4 over+my:3.4 hatch:3.4 want+to:1.4 beam:3.3 out+onto:4.8 roof+window:4.8 to+climb:4.8 the+rain:3.1 our+head:4.6 with+nothing:4.6',
  },
  {
    kinds: ['light'],
    names: /dino|unicorn|rocket|cloud/i,
    words:
      'animal:5.4 beast:5.3 his:3.1 glowing:4.2 glow:3.3 shine:3.3 t+rex:5.6 rex:4.9 friend:3.5 creature:5.6 bed:2.1 shining:3.4 the+animal:5.3 t:4.2 her:2.1 dino:5.6 his+beast:5.6 and+his:4.4 her+glowing:5.4 my:0.9 should+shine:5.2 asleep:2.8 want:1.3 dinosaur:4.6 dark:1.8 beast+should:5.6 glowing+beast:5.6 glowy:5.6 green+friend:5.6 my+animal:5.6 the+bed:2.8 should:2.0 beastie:5.3 pal:5.3 pet:3.9 he:1.9 make+him:5.1 sleep:1.9 him:2.5 green:3.4 beside:3.4 to+her:4.5 to+shine:4.5 by:1.6 beside+the:4.0 animal+is:5.6 animal+to:5.6 belly+glow:5.6 brontosaurus:5.6 creature+is:5.6 friend+beside:5.6 glowing+pet:5.6 glowy+friend:5.6 him+animal:5.6 his+animal:5.6 his+creature:5.6 his+green:5.6 isnt+shining:5.6 my+dino:5.6 my+glowy:5.6 my+raptor:5.6 my+triceratop:5.6 raptor:5.6 rexy:5.6 roary:5.6 shine+next:5.6 stegosaurus:5.6 the+brontosaurus:5.6 triceratop:5.6 she:1.9',
  },
  {
    kinds: ['switch', 'outlet'],
    names: /baby|nursery|camera/i,
    words:
      'baby:2.9 hear:2.7 crib:4.8 nursery:4.5 cot:4.0 the+nursery:4.7 cradle:4.9 the+crib:4.8 the+baby:2.6 listen:3.8 the+cradle:4.9 hes:2.5 her:1.9 upstairs:3.3 in+his:3.5 listening:4.0 the+cot:4.0 in+the:1.0 she:2.1 baby+here:5.2 downstairs:3.4 him:2.4 hear+him:4.5 listening+to:4.2 hear+the:2.7 sh:2.2 the+little:2.5 his:1.7 little:1.9 hear+if:4.9 here:1.2 to+hear:2.9 empty:2.0 little+1:3.5 hear+my:4.7 if+she:4.7 crying:3.5 napping:4.5 baby+in:4.2 no+need:2.4 1:1.7 i+hear:2.8 with+me:3.7 baby+monitor:5.2 cot+empty:5.2 crib+is:5.2 need+to:1.7 an+ear:4.8 is+alone:4.8 listen+in:4.8 um+hes:4.8 down:1.0 ear:2.3 us:1.3 arm:3.1 hes+hes:4.5 his+cot:4.5 infant:4.5 is+with:4.5 nanny:4.5 the+infant:4.5 watch+over:4.5 if:1.5 an+empty:2.9 cot+is:4.3 di+baby:4.3 ear+on:4.3 hes+in:4.3 monitor:4.3 pikin+dey:4.3',
  },
];
